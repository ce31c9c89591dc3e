import Catalogues
package import StrictYAML

/// Reads pipeline files once; `PipelineCatalogue` keeps reading them.
package enum PipelineFile {
    /// Every pipeline of a folder that may be in force, and everything that is wrong with the others.
    package static func load(
        folder: String, surroundings: PipelineSurroundings = .unknown
    ) -> (pipelines: [Pipeline], mistakes: [ConfigurationMistake]) {
        var state = CatalogueState<PipelineRules>()
        _ = state.read(CatalogueFolder(path: folder), PipelineRules(surroundings))
        return (state.items, state.mistakes)
    }

    /// One file, seen by itself.
    package static func load(
        file path: String, surroundings: PipelineSurroundings = .unknown
    ) throws(ConfigurationMistakes) -> Pipeline {
        try admit(try PipelineDraft.load(path, file: path), surroundings)
    }

    /// The text of one file, seen by itself. `file` is how mistakes call it.
    package static func parse(
        _ text: String, file: String, surroundings: PipelineSurroundings = .unknown
    ) throws(ConfigurationMistakes) -> Pipeline {
        try admit(try PipelineDraft.parse(text, file: file), surroundings)
    }

    /// Every key that a file may hold: `watch.folder`, `extract.ocr`.
    package static var keys: [String] {
        KnownKeys.of { PipelineDraft.read($0, file: "") }
    }

    private static func admit(
        _ draft: PipelineDraft, _ surroundings: PipelineSurroundings
    ) throws(ConfigurationMistakes) -> Pipeline {
        let mistakes = PipelineRules(surroundings).mistakes(in: draft, beside: [])
        guard mistakes.isEmpty else { throw ConfigurationMistakes(mistakes) }
        return draft.item
    }
}
