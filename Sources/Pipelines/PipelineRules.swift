import Catalogues
package import Logging
package import StrictYAML

/// Which pipeline files may be in force, alone and together.
package struct PipelineRules: CatalogueRules {
    package static let noun = "pipeline"
    package static let mayBeEmpty = false

    private let surroundings: PipelineSurroundings

    package init(_ surroundings: PipelineSurroundings) {
        self.surroundings = surroundings
    }

    package func load(_ path: String, file: String) throws(ConfigurationMistakes) -> PipelineDraft {
        try PipelineDraft.load(path, file: file)
    }

    package func objections(to draft: PipelineDraft, beside others: [PipelineDraft]) -> [ConfigurationMistake]
    {
        var mistakes: [ConfigurationMistake] = []
        var own: Set<String> = []
        for (index, watch) in draft.item.watch.enumerated() {
            let place = surroundings.place(of: watch.folder)
            let objection =
                if let objection = surroundings.objection(to: watch) {
                    objection
                } else if !own.insert(place).inserted {
                    "is watched twice in this file"
                } else {
                    others.first { watches($0, place) }.map { "is watched by \($0.file) too" }
                }
            if let objection {
                mistakes.append(
                    ConfigurationMistake(
                        at: draft.folderOrigins[index], keyPath: "watch[\(index)].folder",
                        value: watch.folder,
                        message: "\(quoted(watch.folder)) \(objection)"))
            }
        }
        return mistakes
    }

    package func metadata(of pipeline: Pipeline) -> Logger.Metadata {
        ["pipeline": "\(pipeline.name)", "version": "\(pipeline.version)"]
    }

    /// Only the very same folder collides: of nested ones the deepest takes a file.
    private func watches(_ draft: PipelineDraft, _ place: String) -> Bool {
        draft.item.watch.contains { surroundings.place(of: $0.folder) == place }
    }
}
