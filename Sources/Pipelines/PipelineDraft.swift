import Agents
import Catalogues
import Classification
import Extraction
package import StrictYAML

/// A pipeline as one file has it, not yet seen beside the others, with the places that other files may collide with.
package struct PipelineDraft: CatalogueDraft {
    package var item: Pipeline
    package var file: String
    package var nameOrigin: Origin
    /// One for each element of `pipeline.watch`.
    var folderOrigins: [Origin]

    package var name: String { item.name }

    /// Reads one file, or throws everything that is wrong with it alone.
    static func load(_ path: String, file: String) throws(ConfigurationMistakes) -> PipelineDraft {
        try ConfigurationDocument.load(path, file: file).decode { read($0, file: file) }
    }

    static func parse(_ text: String, file: String) throws(ConfigurationMistakes) -> PipelineDraft {
        try ConfigurationDocument.parse(text, file: file).decode { read($0, file: file) }
    }

    /// The whole of DESIGN's pipeline file, in its order.
    static func read(_ section: Section, file: String) -> PipelineDraft? {
        let name = section.required("name", .pipelineName)
        let watch = section.required("watch", .list(of: .section(WatchDraft.read)).filled())
        let extract = section.section("extract", ExtractionOptions.read)
        let classify = section.section("classify", ClassificationOptions.read)
        let enrich = section.section("enrich", EnrichmentOptions.read)
        let persist = section.section("persist", PersistOptions.read)
        guard let name, let watch, let extract, let classify, let enrich, let persist else { return nil }
        let pipeline = Pipeline(
            name: name, watch: watch.map(\.options), extract: extract, classify: classify, enrich: enrich,
            persist: persist)
        return PipelineDraft(
            item: pipeline, file: file, nameOrigin: section.origin(of: "name") ?? section.origin,
            folderOrigins: watch.map(\.folderOrigin))
    }
}

/// One watched folder with the place where the file names it.
struct WatchDraft: Sendable {
    var options: WatchOptions
    var folderOrigin: Origin
}

extension Shape where Value == String {
    /// Lower-case letters, digits and single hyphens: it stands in paths, URLs and queries.
    fileprivate static var pipelineName: Shape {
        kebabCase(example: "incoming-invoices", maximumLength: 64)
    }
}
