import Yams

/// What libYAML can't read, in the words and the form of every other mistake.
enum SyntaxMistake {
    static func from(_ error: any Error, text: String, file: String) -> ConfigurationMistake {
        let whole = Origin(file: file)
        guard let error = error as? YamlError else {
            return ConfigurationMistake(at: whole, message: "can't be parsed: \(error)")
        }
        switch error {
        case .composer(_, let problem, let mark, _) where problem.contains("another document"):
            return ConfigurationMistake(
                at: origin(mark, file), message: "a second document begins here; make a file of its own of it"
            )
        case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
            .composer(let context, let problem, let mark, _):
            let during = context.map { " \($0.text), begun in line \($0.mark.line)" } ?? ""
            let hint = isTab(at: mark, in: text) ? "; indent with spaces, not with tabs" : ""
            return ConfigurationMistake(
                at: origin(mark, file), message: "is not valid YAML: \(problem)\(during)\(hint)")
        case .reader(let problem, let offset, _, let text):
            guard let offset else {
                return ConfigurationMistake(at: whole, message: "is not text: \(problem)")
            }
            let scalars = Array(text.prefix(offset).unicodeScalars)
            let place = TextPlace.lineAndColumn(ofScalar: scalars.count, in: scalars)
            return ConfigurationMistake(
                at: Origin(file: file, line: place.line, column: place.column),
                message: "is not text: \(problem)")
        case .duplicatedKeysInMapping(let keys, let context):
            return ConfigurationMistake(
                at: origin(context.mark, file), value: keys.first,
                message: "\(keys.map(quoted).joined(separator: ", ")) is given twice in one section")
        case .no, .memory, .writer, .emitter, .representer, .dataCouldNotBeDecoded:
            return ConfigurationMistake(at: whole, message: "can't be parsed: \(error)")
        }
    }

    private static func origin(_ mark: Mark, _ file: String) -> Origin {
        Origin(file: file, line: mark.line, column: mark.column)
    }

    private static func isTab(at mark: Mark, in text: String) -> Bool {
        let scalars = Array(text.unicodeScalars)
        guard let index = TextPlace.index(line: mark.line, column: mark.column, in: scalars) else {
            return false
        }
        return scalars[index] == "\t"
    }
}
