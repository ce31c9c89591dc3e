import Yams

/// A key that was given another name for Yams' sake because its section holds it again further down.
struct MaskedKey {
    /// From 1.
    let line: Int
    /// From 1, in Unicode scalars.
    let column: Int
    /// As the file has it.
    let key: String
}

/// Yams stops at the first section with a key that is given twice, and we want to see the rest of the file too. So the
/// earlier of the two gets a name that nobody uses, of the same length, and Yams has another go.
enum DuplicateKeys {
    struct Parsed {
        /// Nil for an empty text.
        let node: Node?
        let masked: [MaskedKey]
    }

    /// More is a broken file, not a slip; each costs another go.
    private static let maximumCount = 20

    static func parse(_ text: String) throws -> Parsed {
        var scalars = Array(text.unicodeScalars)
        var masked: [MaskedKey] = []
        while true {
            do {
                var text = String.UnicodeScalarView()
                text.append(contentsOf: scalars)
                // The basic resolver keeps every scalar as it is: `1` and `"1"` are the same key.
                let node = try Parser(yaml: String(text), resolver: .basic, encoding: .utf8).singleRoot()
                return Parsed(node: node, masked: masked)
            } catch YamlError.duplicatedKeysInMapping(let keys, let context) {
                guard masked.count < maximumCount, let key = keys.first,
                    mask(key, at: context.mark, number: masked.count, in: &scalars)
                else { throw YamlError.duplicatedKeysInMapping(duplicates: keys, context: context) }
                masked.append(MaskedKey(line: context.mark.line, column: context.mark.column, key: key))
            }
        }
    }

    /// Puts a scalar of the private use area over the first of the key. False when the key doesn't stand there as it
    /// reads, which is so with escapes and anchors.
    private static func mask(
        _ key: String, at mark: Mark, number: Int, in scalars: inout [Unicode.Scalar]
    ) -> Bool {
        guard var start = TextPlace.index(line: mark.line, column: mark.column, in: scalars),
            let replacement = Unicode.Scalar(0xE000 + UInt32(number))
        else { return false }
        if scalars[start] == "\"" || scalars[start] == "'" { start += 1 }
        guard !key.isEmpty, scalars[start...].starts(with: key.unicodeScalars) else { return false }
        scalars[start] = replacement
        return true
    }
}

/// Lines and columns as libYAML counts them.
enum TextPlace {
    static func index(line: Int, column: Int, in scalars: [Unicode.Scalar]) -> Int? {
        var current = 1
        var index = 0
        while current < line, index < scalars.count {
            if endsLine(scalars, at: index) { current += 1 }
            index += 1
        }
        let found = index + column - 1
        return current == line && found < scalars.count ? found : nil
    }

    static func lineAndColumn(ofScalar offset: Int, in scalars: [Unicode.Scalar]) -> (line: Int, column: Int)
    {
        var line = 1
        var column = 1
        for index in 0..<min(offset, scalars.count) {
            column += 1
            if endsLine(scalars, at: index) {
                line += 1
                column = 1
            }
        }
        return (line, column)
    }

    private static func endsLine(_ scalars: [Unicode.Scalar], at index: Int) -> Bool {
        switch scalars[index] {
        case "\r": index + 1 == scalars.count || scalars[index + 1] != "\n"
        case "\n", "\u{85}", "\u{2028}", "\u{2029}": true
        default: false
        }
    }
}
