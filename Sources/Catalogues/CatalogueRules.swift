package import Logging
package import StrictYAML

/// What a catalogue must know about the kind of file that it reads.
package protocol CatalogueRules: Sendable {
    associatedtype Draft: CatalogueDraft

    /// What a file describes: `pipeline`.
    static var noun: String { get }
    /// Whether a folder without a file, or none at all, is in order.
    static var mayBeEmpty: Bool { get }

    /// Reads one file, or throws everything that is wrong with it alone.
    func load(_ path: String, file: String) throws(ConfigurationMistakes) -> Draft
    /// What is wrong with a file beside others that are in force, other than that it has the name of one of them.
    func objections(to draft: Draft, beside others: [Draft]) -> [ConfigurationMistake]
    /// For the log.
    func metadata(of item: Draft.Item) -> Logger.Metadata
}

extension CatalogueRules {
    /// Everything that is wrong with a file beside others that are in force.
    package func mistakes(in draft: Draft, beside others: [Draft]) -> [ConfigurationMistake] {
        var mistakes: [ConfigurationMistake] = []
        if let other = others.first(where: { $0.name == draft.name }) {
            mistakes.append(
                ConfigurationMistake(
                    at: draft.nameOrigin, keyPath: "name", value: draft.name,
                    message: "\(quoted(draft.name)) is the name of the \(Self.noun) in \(other.file) too"))
        }
        return mistakes + objections(to: draft, beside: others)
    }
}
