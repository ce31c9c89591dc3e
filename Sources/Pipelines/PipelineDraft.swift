import Agents
import Classification
import Extraction
import StrictYAML

/// A pipeline as one file has it, not yet seen beside the others, with the places that other files may collide with.
struct PipelineDraft: Sendable {
    var pipeline: Pipeline
    /// As messages call it: `pipelines/invoices.yaml`.
    var file: String
    var nameOrigin: Origin
    /// One for each element of `pipeline.watch`.
    var folderOrigins: [Origin]

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
            pipeline: pipeline, file: file, nameOrigin: section.origin(of: "name") ?? section.origin,
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

    /// A name such as `bank-statement`.
    static func kebabCase(example: String, maximumLength: Int) -> Shape {
        text.checked { name in
            guard name.wholeMatch(of: /[a-z0-9]+(-[a-z0-9]+)*/) == nil else {
                return name.count <= maximumLength
                    ? .value(name) : .mistake("is longer than \(maximumLength) characters")
            }
            let repaired = name.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
            return .mistake(
                "\(quoted(name)) has other characters than a-z, 0-9 and hyphens between them, such as \(example)",
                suggestion: repaired.isEmpty ? nil : repaired.joined(separator: "-"))
        }
    }
}
