import ArgumentParser
import Foundation
import Store

/// What a person says that a document really is.
struct Corrections: ParsableArguments {
    @Option(help: "What kind of document it really is.") var category: String?
    @Option(name: .customLong("field"), help: "NAME=VALUE; an empty value takes the field away.")
    var fields: [String] = []

    func validate() throws {
        guard category != nil || !fields.isEmpty else {
            throw ValidationError("Say what to correct: --category or --field.")
        }
        _ = try parsedFields()
    }

    func verdict() throws -> DocumentStore.Verdict {
        DocumentStore.Verdict(category: category, fields: try parsedFields(), by: NSUserName())
    }

    private func parsedFields() throws -> [String: String] {
        try fields.reduce(into: [:]) { parsed, field in
            guard let split = field.firstIndex(of: "="), split != field.startIndex else {
                throw ValidationError("\"\(field)\" is not NAME=VALUE.")
            }
            parsed[String(field[..<split])] = String(field[field.index(after: split)...])
        }
    }
}
