import Documents
import Testing

/// A short text with the category that a person gave it.
struct Sample: Sendable, CustomTestStringConvertible {
    let category: Category
    let language: String
    let text: String

    init(_ category: Category, language: String, _ text: String) {
        self.category = category
        self.language = language
        self.text = text
    }

    static let all = english + german + french + russian

    var testDescription: String { "\(category.rawValue) (\(language))" }
}
