package import Catalogues
package import Logging

/// The pipelines in force.
package typealias PipelineCatalogue = Catalogue<PipelineRules>
package typealias PipelineEvent = CatalogueEvent<Pipeline>

extension Catalogue where Rules == PipelineRules {
    package convenience init(
        folder: String, surroundings: PipelineSurroundings = .unknown, interval: Duration = .seconds(1),
        logger: Logger
    ) {
        self.init(folder: folder, rules: PipelineRules(surroundings), interval: interval, logger: logger)
    }

    package func pipeline(named name: String) -> Pipeline? {
        current().first { $0.name == name }
    }
}
