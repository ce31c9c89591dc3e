/// One rule of a pipeline: a category, and the conditions (all of those given must hold) under which it applies.
package struct ClassificationRule: Sendable, Hashable, Codable {
    package var category: String
    /// At least one of these phrases stands in the text. Whole words, letter case and accents ignored.
    package var any: [String]
    /// Each of these phrases stands in the text.
    package var all: [String]
    /// None of these phrases stands in the text.
    package var none: [String]
    /// A shell pattern that the name of the file matches: `*-rechnung.pdf`.
    package var fileName: String?
    /// A shell pattern that an e-mail address found in the text, or the sender of a message, matches.
    package var sender: String?

    package init(
        category: String, any: [String] = [], all: [String] = [], none: [String] = [],
        fileName: String? = nil,
        sender: String? = nil
    ) {
        self.category = category
        self.any = any
        self.all = all
        self.none = none
        self.fileName = fileName
        self.sender = sender
    }
}
