/// What a value should look like: how to read it from a node, reporting what is wrong with it.
package struct Shape<Value> {
    /// Gets the node, its key path and the log; nil after reporting at least one mistake.
    let read: (ConfigurationNode, String, MistakeLog) -> Value?

    /// A shape over the text of a scalar. `parse` returns the value or what is wrong with the text.
    /// `wanted` names the shape: `a number`.
    package static func scalar(
        _ wanted: String, isSecret: Bool = false, parse: @escaping (String) -> Parsed<Value>
    ) -> Shape {
        Shape { node, keyPath, log in
            guard case .scalar(let text) = node.content else {
                let message =
                    if case .nothing = node.content {
                        "has no value, wants \(wanted); leave the key out for the default"
                    } else {
                        "is \(node.kind), wants \(wanted)"
                    }
                log.add(ConfigurationMistake(at: node.origin, keyPath: keyPath, message: message))
                return nil
            }
            switch parse(text) {
            case .value(let value): return value
            case .mistake(let message, let suggestion):
                log.add(
                    ConfigurationMistake(
                        at: node.origin, keyPath: keyPath, value: isSecret ? nil : text, message: message,
                        suggestion: suggestion))
                return nil
            }
        }
    }

    /// The same shape with one more condition: `check` returns the value or what is wrong with it.
    ///
    /// - Parameter isSecret: leaves the text out of the mistake.
    package func checked<Narrower>(
        isSecret: Bool = false, _ check: @escaping (Value) -> Parsed<Narrower>
    ) -> Shape<Narrower> {
        Shape<Narrower> { node, keyPath, log in
            guard let value = read(node, keyPath, log) else { return nil }
            switch check(value) {
            case .value(let narrower): return narrower
            case .mistake(let message, let suggestion):
                var text: String?
                if !isSecret, case .scalar(let scalar) = node.content { text = scalar }
                log.add(
                    ConfigurationMistake(
                        at: node.origin, keyPath: keyPath, value: text, message: message,
                        suggestion: suggestion))
                return nil
            }
        }
    }
}

/// What became of the text of a scalar.
package enum Parsed<Value> {
    case value(Value)
    /// What is wrong, as the rest of a sentence that begins with the key: `"atuo" is not one of auto, skip`.
    case mistake(String, suggestion: String? = nil)
}

/// Text as a message shows it: in quotes, without line breaks, cut where it is long.
package func quoted(_ text: String) -> String {
    let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
    return line.count > 60 ? "\"\(line.prefix(59))…\"" : "\"\(line)\""
}
