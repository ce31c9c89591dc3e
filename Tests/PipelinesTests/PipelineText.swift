import Pipelines
import StrictYAML

/// Shorthand of this module's tests.
enum PipelineText {
    /// The least that a file may say.
    static let least = "name: post\nwatch: [{ folder: inbox }]\n"

    static func pipeline(_ text: String) throws -> Pipeline {
        try PipelineFile.parse(text, file: "p.yaml")
    }

    /// What a person reads about a file by itself.
    static func mistakes(_ text: String, surroundings: PipelineSurroundings = .unknown) -> [String] {
        do {
            _ = try PipelineFile.parse(text, file: "p.yaml", surroundings: surroundings)
            return []
        } catch {
            return error.mistakes.map(\.description)
        }
    }
}
