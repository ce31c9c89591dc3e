extension Shape where Value == String {
    /// Any text, taken as it stands: `no` and `1.10` stay what they are. Not empty.
    package static var text: Shape {
        .scalar("text") { text in
            text.allSatisfy(\.isWhitespace) ? .mistake("is empty, wants text") : .value(text)
        }
    }

    /// Text of which no message ever shows anything.
    package static var secret: Shape {
        .scalar("text", isSecret: true) { $0.isEmpty ? .mistake("is empty, wants text") : .value($0) }
    }

    /// Lower-case letters, digits and single hyphens, such as `bank-statement`.
    package static func kebabCase(example: String, maximumLength: Int) -> Shape {
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

    /// One of the given words.
    package static func oneOf(_ allowed: [String]) -> Shape {
        .scalar("one of \(allowed.joined(separator: ", "))") { text in
            guard !allowed.contains(text) else { return .value(text) }
            return .mistake(
                "\(quoted(text)) is not one of \(allowed.joined(separator: ", "))",
                suggestion: Nearest.candidate(to: text, among: allowed))
        }
    }
}

extension Shape where Value: RawRepresentable & CaseIterable, Value.RawValue == String {
    /// One of the cases, by its raw value.
    package static func oneOf(_ type: Value.Type) -> Shape {
        let words = type.allCases.map(\.rawValue)
        return Shape<String>.oneOf(words).checked { word in
            // A word that passed `oneOf` is a raw value.
            type.init(rawValue: word).map { .value($0) } ?? .mistake("\(quoted(word)) is not possible here")
        }
    }
}

extension Shape where Value == Bool {
    package static var boolean: Shape {
        .scalar("true or false") { text in
            switch text {
            case "true": .value(true)
            case "false": .value(false)
            default:
                .mistake("\(quoted(text)) is not true or false", suggestion: meant(by: text).map(String.init))
            }
        }
    }

    /// YAML 1.1 knew more words, and people still write them.
    private static func meant(by text: String) -> Bool? {
        switch text.lowercased() {
        case "yes", "y", "on", "1", "true": true
        case "no", "n", "off", "0", "false": false
        default: nil
        }
    }
}

extension Shape where Value == Int {
    package static func integer(in range: ClosedRange<Int>) -> Shape {
        .scalar("a whole number") { text in
            guard let number = Int(text), text.first != "+" else {
                return .mistake("\(quoted(text)) is not a whole number")
            }
            guard range.contains(number) else {
                return .mistake("\(number) is out of range: \(range.lowerBound) to \(range.upperBound)")
            }
            return .value(number)
        }
    }
}

extension Shape where Value == Double {
    package static func number(in range: ClosedRange<Double>) -> Shape {
        .scalar("a number") { text in
            guard let number = DecimalText.number(text) else {
                return .mistake("\(quoted(text)) is not a number", suggestion: DecimalText.withPoint(text))
            }
            return within(range, number, shown: text)
        }
    }

    /// From 0 to 1, also written as a percentage: `0.7`, `70%`.
    package static var probability: Shape {
        .scalar("a number from 0 to 1") { text in
            let isPercentage = text.hasSuffix("%")
            guard let number = DecimalText.number(isPercentage ? String(text.dropLast()) : text) else {
                return .mistake(
                    "\(quoted(text)) is not a number from 0 to 1", suggestion: DecimalText.withPoint(text))
            }
            if !isPercentage, number > 1, number <= 100 {
                return .mistake("\(text) is out of range: 0 to 1", suggestion: "\(text)%")
            }
            return within(0...1, isPercentage ? number / 100 : number, shown: text)
        }
    }

    private static func within(
        _ range: ClosedRange<Double>, _ number: Double, shown text: String
    ) -> Parsed<Double> {
        guard range.contains(number) else {
            let limits = [range.lowerBound, range.upperBound].map(DecimalText.text).joined(separator: " to ")
            return .mistake("\(text) is out of range: \(limits)")
        }
        return .value(number)
    }
}
