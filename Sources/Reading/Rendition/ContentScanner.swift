import Foundation

/// Splits a content stream (ISO 32000-1 §7.8.2) into its operations: operands and the operator after them.
struct ContentScanner {
    struct Operation {
        let name: String
        /// Operands, operator and the white space before them. For an inline image, up to its `EI`.
        let range: Range<Int>
        /// The operand just before the operator, when it is a whole number.
        let lastInteger: Int?
    }

    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Whether all was understood; false after `next` stopped at something broken.
    var isAtEnd: Bool { position >= bytes.count }

    /// Whether nothing but white space and comments comes after the last operation.
    var isOnlySpaceLeft: Bool {
        var rest = self
        rest.skipSpaceAndComments()
        return rest.isAtEnd
    }

    /// Nil at the end, or where the content is no longer well formed.
    mutating func next() -> Operation? {
        let start = position
        var lastInteger: Int?
        while let token = nextToken() {
            switch token {
            case .operand(let text): lastInteger = text.flatMap { Int($0) }
            case .word(let name):
                if name == "BI", !skipInlineImage() { return stop(at: start) }
                return Operation(name: name, range: start..<position, lastInteger: lastInteger)
            }
        }
        // Operands (or only white space) with no operator after them mean nothing.
        return nil
    }

    private enum Token {
        /// With its text when it may be a number.
        case operand(String?)
        case word(String)
    }

    private mutating func stop(at start: Int) -> Operation? {
        position = start
        return nil
    }

    private mutating func nextToken() -> Token? {
        skipSpaceAndComments()
        guard position < bytes.count else { return nil }
        let byte = bytes[position]
        switch byte {
        case UInt8(ascii: "("): return skipLiteralString() ? .operand(nil) : nil
        case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"),
            UInt8(ascii: "}"), UInt8(ascii: ")"):
            return skipBracket(byte) ? .operand(nil) : nil
        default: break
        }
        let start = position
        position += 1
        while position < bytes.count, ContentScanner.isRegular(bytes[position]) { position += 1 }
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        let isOperand =
            byte == UInt8(ascii: "/") || "+-.0123456789".utf8.contains(byte)
            || ["true", "false", "null"].contains(text)
        return isOperand ? .operand(text) : .word(text)
    }

    /// A hexadecimal string is passed over as a whole, everything else bracket by bracket.
    private mutating func skipBracket(_ bracket: UInt8) -> Bool {
        let isDouble = position + 1 < bytes.count && bytes[position + 1] == bracket
        if bracket == UInt8(ascii: "<"), !isDouble {
            guard let end = bytes[position...].firstIndex(of: UInt8(ascii: ">")) else { return false }
            position = end + 1
        } else {
            position += bracket == UInt8(ascii: "<") || (bracket == UInt8(ascii: ">") && isDouble) ? 2 : 1
        }
        return true
    }

    private mutating func skipLiteralString() -> Bool {
        let start = position
        var depth = 0
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "\\"): position += 1
            case UInt8(ascii: "("): depth += 1
            case UInt8(ascii: ")"): depth -= 1
            default: break
            }
            position += 1
            if depth == 0 { return true }
        }
        position = start
        return false
    }

    /// From after `BI` to after `EI`. The image's data may hold any bytes: its end is an `EI` between white space that
    /// is followed by something that looks like content again.
    private mutating func skipInlineImage() -> Bool {
        while let token = nextToken() {
            guard case .word("ID") = token else { continue }
            var index = position + 1
            while index + 2 < bytes.count {
                if ContentScanner.isSpace(bytes[index]), bytes[index + 1] == UInt8(ascii: "E"),
                    bytes[index + 2] == UInt8(ascii: "I"),
                    bytes[(index + 3)...].prefix(12).allSatisfy({ $0 < 127 && $0 >= 9 }),
                    index + 3 == bytes.count || ContentScanner.isSpace(bytes[index + 3])
                {
                    position = index + 3
                    return true
                }
                index += 1
            }
            return false
        }
        return false
    }

    private mutating func skipSpaceAndComments() {
        while position < bytes.count {
            if bytes[position] == UInt8(ascii: "%") {
                while position < bytes.count, bytes[position] != 10, bytes[position] != 13 { position += 1 }
            } else if ContentScanner.isSpace(bytes[position]) {
                position += 1
            } else {
                return
            }
        }
    }

    private static func isSpace(_ byte: UInt8) -> Bool { [0, 9, 10, 12, 13, 32].contains(byte) }
    private static func isRegular(_ byte: UInt8) -> Bool {
        !isSpace(byte) && !"()<>[]{}/%".utf8.contains(byte)
    }
}
