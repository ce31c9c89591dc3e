/// What stands before an operator in a content stream.
indirect enum ContentOperand: Equatable {
    case number(Double)
    case name([UInt8])
    case string([UInt8])
    case array([ContentOperand])
    case dictionary([String: ContentOperand])
    /// An operator, or `true`, `false` and `null`.
    case word([UInt8])

    /// Those within the bytes, the operator last; as far as they are well formed.
    static func all(in bytes: ArraySlice<UInt8>) -> [ContentOperand] {
        var reader = ContentOperandReader(bytes: bytes)
        var operands: [ContentOperand] = []
        while let operand = reader.next() { operands.append(operand) }
        return operands
    }

    /// The entries of an inline image's dictionary: everything between `BI` and `ID`.
    static func inlineImage(in bytes: ArraySlice<UInt8>) -> [String: ContentOperand] {
        var reader = ContentOperandReader(bytes: bytes)
        var entries: [String: ContentOperand] = [:]
        guard reader.next() == .word(Array("BI".utf8)) else { return [:] }
        while case .name(let key)? = reader.next(), let value = reader.next() {
            entries[String(decoding: key, as: UTF8.self)] = value
        }
        return entries
    }

    var text: String? {
        guard case .name(let bytes) = self else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }

    var number: Double? {
        guard case .number(let value) = self else { return nil }
        return value
    }
}

private struct ContentOperandReader {
    let bytes: ArraySlice<UInt8>
    var position: Int
    var depth = 0

    private static let deepest = 32
    private static let openArray = UInt8(ascii: "[")
    private static let less = UInt8(ascii: "<")
    private static let greater = UInt8(ascii: ">")

    init(bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        position = bytes.startIndex
    }

    mutating func next() -> ContentOperand? {
        skipSpace()
        guard let byte = peek() else { return nil }
        switch byte {
        case UInt8(ascii: "("): return literalString()
        case Self.less: return peek(1) == Self.less ? dictionary() : hexString()
        case Self.openArray: return array()
        case UInt8(ascii: "/"):
            position += 1
            return .name(unescaped(regular()))
        case UInt8(ascii: ")"), UInt8(ascii: "]"), Self.greater, UInt8(ascii: "{"), UInt8(ascii: "}"):
            return nil
        default:
            let text = regular()
            if let first = text.first, "+-.0123456789".utf8.contains(first) {
                return .number(Double(String(decoding: text, as: UTF8.self)) ?? 0)
            }
            return .word(Array(text))
        }
    }

    private func peek(_ ahead: Int = 0) -> UInt8? {
        position + ahead < bytes.endIndex ? bytes[position + ahead] : nil
    }

    private mutating func skipSpace() {
        while let byte = peek() {
            if byte == UInt8(ascii: "%") {
                while let byte = peek(), byte != 10, byte != 13 { position += 1 }
            } else if Self.isSpace(byte) {
                position += 1
            } else {
                return
            }
        }
    }

    private mutating func regular() -> ArraySlice<UInt8> {
        let start = position
        while let byte = peek(), !Self.isSpace(byte), !"()<>[]{}/%".utf8.contains(byte) { position += 1 }
        return bytes[start..<position]
    }

    private mutating func array() -> ContentOperand? {
        guard depth < Self.deepest else { return nil }
        depth += 1
        position += 1
        var items: [ContentOperand] = []
        while let item = next() { items.append(item) }
        depth -= 1
        guard peek() == UInt8(ascii: "]") else { return nil }
        position += 1
        return .array(items)
    }

    private mutating func dictionary() -> ContentOperand? {
        guard depth < Self.deepest else { return nil }
        depth += 1
        position += 2
        var entries: [String: ContentOperand] = [:]
        while case .name(let key)? = next(), let value = next() {
            entries[String(decoding: key, as: UTF8.self)] = value
        }
        depth -= 1
        guard peek() == Self.greater, peek(1) == Self.greater else { return nil }
        position += 2
        return .dictionary(entries)
    }

    private mutating func hexString() -> ContentOperand? {
        position += 1
        var digits: [UInt8] = []
        while let byte = peek(), byte != Self.greater {
            if let digit = Self.hexDigit(byte) { digits.append(digit) }
            position += 1
        }
        guard peek() != nil else { return nil }
        position += 1
        if digits.count % 2 == 1 { digits.append(0) }
        return .string(stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] })
    }

    private mutating func literalString() -> ContentOperand? {
        position += 1
        var text: [UInt8] = []
        var depth = 1
        while let byte = peek() {
            position += 1
            switch byte {
            case UInt8(ascii: "\\"): appendEscaped(to: &text)
            case UInt8(ascii: "("):
                depth += 1
                text.append(byte)
            case UInt8(ascii: ")"):
                depth -= 1
                if depth == 0 { return .string(text) }
                text.append(byte)
            case 13:
                // An end of line, however written, is a line feed (ISO 32000-1 §7.3.4.2).
                if peek() == 10 { position += 1 }
                text.append(10)
            default: text.append(byte)
            }
        }
        return nil
    }

    private mutating func appendEscaped(to text: inout [UInt8]) {
        guard let byte = peek() else { return }
        position += 1
        switch byte {
        case UInt8(ascii: "n"): text.append(10)
        case UInt8(ascii: "r"): text.append(13)
        case UInt8(ascii: "t"): text.append(9)
        case UInt8(ascii: "b"): text.append(8)
        case UInt8(ascii: "f"): text.append(12)
        case 13: if peek() == 10 { position += 1 }
        case 10: break
        case UInt8(ascii: "0")...UInt8(ascii: "7"):
            var value = Int(byte) - 48
            for _ in 0..<2 {
                guard let next = peek(), (48...55).contains(next) else { break }
                value = value * 8 + Int(next) - 48
                position += 1
            }
            text.append(UInt8(truncatingIfNeeded: value))
        default: text.append(byte)
        }
    }

    /// A name without its `#xx`.
    private func unescaped(_ name: ArraySlice<UInt8>) -> [UInt8] {
        guard name.contains(UInt8(ascii: "#")) else { return Array(name) }
        var result: [UInt8] = []
        var index = name.startIndex
        while index < name.endIndex {
            if name[index] == UInt8(ascii: "#"), index + 2 < name.endIndex,
                let high = Self.hexDigit(name[index + 1]), let low = Self.hexDigit(name[index + 2])
            {
                result.append(high << 4 | low)
                index += 3
            } else {
                result.append(name[index])
                index += 1
            }
        }
        return result
    }

    private static func hexDigit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 48...57: byte - 48
        case 65...70: byte - 55
        case 97...102: byte - 87
        default: nil
        }
    }

    private static func isSpace(_ byte: UInt8) -> Bool { [0, 9, 10, 12, 13, 32].contains(byte) }
}
