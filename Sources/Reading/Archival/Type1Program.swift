import Foundation

/// The parts of a Type 1 font as PDF wants them told apart (ISO 32000-1 table 127).
struct Type1Program {
    let bytes: [UInt8]
    /// In the clear, encrypted, and the zeros at the end.
    let lengths: [Int]

    private static let zeros = 512

    init?(_ bytes: [UInt8]) {
        guard let start = bytes.firstRange(of: Array("eexec".utf8))?.upperBound,
            let end = bytes[start...].lastRange(of: Array("cleartomark".utf8))?.lowerBound
        else { return nil }
        let clear = Array(bytes[..<start]) + [10]
        var body = bytes[start..<end].drop { [10, 13, 32, 9].contains($0) }
        // What is in hexadecimal digits becomes binary; the zeros are digits too, and not counted among it.
        var zerosLeft = Self.zeros
        while zerosLeft > 0, let last = body.last {
            guard last == UInt8(ascii: "0") || [10, 13, 32].contains(last) else { return nil }
            if last == UInt8(ascii: "0") { zerosLeft -= 1 }
            body.removeLast()
        }
        let isText = body.prefix(8).allSatisfy { Self.digit($0) != nil }
        let encrypted = isText ? Self.binary(body) : Array(body)
        let ending =
            [10] + Array(String(repeating: String(repeating: "0", count: 64) + "\n", count: 8).utf8)
            + Array("cleartomark\n".utf8)
        self.bytes = clear + encrypted + ending
        lengths = [clear.count, encrypted.count, ending.count]
    }

    private static func binary(_ text: ArraySlice<UInt8>) -> [UInt8] {
        let digits = text.compactMap { digit($0) }
        return stride(from: 0, to: digits.count - 1, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 48...57: byte - 48
        case 65...70: byte - 55
        case 97...102: byte - 87
        default: nil
        }
    }
}

extension [UInt8] {
    fileprivate func firstRange(of text: [UInt8]) -> Range<Int>? { self[...].firstRange(of: text) }
}

extension ArraySlice<UInt8> {
    fileprivate func firstRange(of text: [UInt8]) -> Range<Int>? {
        Data(self).range(of: Data(text)).map(shifted)
    }
    fileprivate func lastRange(of text: [UInt8]) -> Range<Int>? {
        Data(self).range(of: Data(text), options: .backwards).map(shifted)
    }
    private func shifted(_ range: Range<Int>) -> Range<Int> {
        range.lowerBound + startIndex..<range.upperBound + startIndex
    }
}
