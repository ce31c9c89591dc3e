/// One thing that is wrong in a configuration, where it stands, and what was probably meant.
///
/// Reads `pipelines/invoices.yaml:7:5: extract.ocr: "atuo" is not one of auto, skip, redo, force; did you mean "auto"?`
package struct ConfigurationMistake: Error, Sendable, Hashable, Codable, CustomStringConvertible {
    /// The path of a file as it was given, or the name of a variable (`A2D2_DATA`) or flag (`--data`).
    package var file: String
    /// From 1; nil when the mistake has no place in the file (it can't be opened), or there is no file.
    package var line: Int?
    /// From 1, in Unicode scalars.
    package var column: Int?
    /// `extract.ocr`, `watch[0].folder`; empty for the file as a whole.
    package var keyPath: String
    /// The offending scalar as it was written; nil for a list, a section, a missing key or a secret.
    package var value: String?
    /// What is wrong, naming the value and what would be right.
    package var message: String
    /// The nearest right value or key.
    package var suggestion: String?

    package init(
        at origin: Origin, keyPath: String = "", value: String? = nil, message: String,
        suggestion: String? = nil
    ) {
        self.file = origin.file
        self.line = origin.line
        self.column = origin.column
        self.keyPath = keyPath
        self.value = value
        self.message = message
        self.suggestion = suggestion
    }

    package var description: String {
        let place = Origin(file: file, line: line, column: column).description
        let subject = keyPath.isEmpty ? "" : "\(keyPath): "
        let hint = suggestion.map { "; did you mean \"\($0)\"?" } ?? ""
        return printable("\(place): \(subject)\(message)\(hint)")
    }

    /// What a terminal or a log would act on, as `\u{1b}`: keys and values may hold anything.
    private func printable(_ text: String) -> String {
        text.unicodeScalars.reduce(into: "") { result, scalar in
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator:
                result += "\\u{\(String(scalar.value, radix: 16))}"
            default: result.unicodeScalars.append(scalar)
            }
        }
    }
}

/// All mistakes of one configuration, in the order of their places.
package struct ConfigurationMistakes: Error, Sendable, Hashable, CustomStringConvertible {
    package var mistakes: [ConfigurationMistake]

    package init(_ mistakes: [ConfigurationMistake]) {
        self.mistakes = mistakes
    }

    /// One mistake a line.
    package var description: String { mistakes.map(\.description).joined(separator: "\n") }
}
