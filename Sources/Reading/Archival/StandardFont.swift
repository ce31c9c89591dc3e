import Foundation

/// One of the fourteen fonts that every viewer of PDF was once sure to have (ISO 32000-1 §9.6.2.2). Documents name them
/// without embedding them; PDF/A wants them within. URW's, which have the same widths and are made to be embedded, take
/// their place, as they do in most viewers on Linux.
struct StandardFont {
    private static let folder = "/usr/share/fonts/type1/urw-base35"
    private static let families: [(names: [String], file: String, styles: [String])] = [
        (["helvetica", "arial"], "NimbusSans", ["-Regular", "-Bold", "-Italic", "-BoldItalic"]),
        (["times", "timesnewroman"], "NimbusRoman", ["-Regular", "-Bold", "-Italic", "-BoldItalic"]),
        (["courier", "couriernew"], "NimbusMonoPS", ["-Regular", "-Bold", "-Italic", "-BoldItalic"]),
        (["symbol"], "StandardSymbolsPS", ["", "", "", ""]),
        (["zapfdingbats"], "D050000L", ["", "", "", ""]),
    ]

    /// Without a folder or a suffix.
    let file: String

    /// Nil for any other font.
    init?(named name: String) {
        var rest = name.lowercased()
        if let plus = rest.firstIndex(of: "+"), rest.distance(from: rest.startIndex, to: plus) == 6 {
            rest.removeSubrange(...plus)
        }
        var isBold = false
        var isItalic = false
        for word in ["bold", "italic", "oblique", "regular", "roman", "psmt", "mt", "ps"] {
            // "Times New Roman" keeps its last word.
            guard let range = rest.range(of: word, options: .backwards),
                word != "roman" || !rest.contains("new")
            else { continue }
            rest.removeSubrange(range)
            if word == "bold" { isBold = true }
            if word == "italic" || word == "oblique" { isItalic = true }
        }
        rest.removeAll { "-, ".contains($0) }
        guard let family = Self.families.first(where: { $0.names.contains(rest) }) else { return nil }
        file = family.file + family.styles[(isBold ? 1 : 0) + (isItalic ? 2 : 0)]
    }

    /// Symbols have codes of their own; all else is Latin.
    var isSymbolic: Bool { !file.hasPrefix("Nimbus") }

    /// Nil when the machine doesn't have it.
    var program: Type1Program? {
        guard let data = FileManager.default.contents(atPath: "\(Self.folder)/\(file).t1") else { return nil }
        return Type1Program([UInt8](data))
    }
}

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
