/// Text as a cell holds it.
enum SheetText {
    /// In UTF-16 units, as Excel counts them.
    static let longest = 32_767
    private static let mark = "… [cut]"

    /// Without what XML can't hold, not longer than a cell, and read back as it is.
    static func cell(_ text: String) -> String {
        cut(escaped(plain(text)))
    }

    /// Control characters but tabs and line breaks, and the two that are no characters, become U+FFFD (XML 1.0, 2.2).
    static func plain(_ text: String) -> String {
        let isPlain = text.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F && $0 != 0xEF }
        guard !isPlain else { return text }
        return String(String.UnicodeScalarView(text.unicodeScalars.map { isHeld($0) ? $0 : "\u{FFFD}" }))
    }

    private static func isHeld(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D: true
        case 0..<0x20, 0x7F..<0xA0, 0xFFFE, 0xFFFF: false
        default: true
        }
    }

    /// `_x0041_` would be read as `A` (ECMA-376 part 1, 22.9.2.19).
    private static func escaped(_ text: String) -> String {
        guard text.contains("_x") else { return text }
        return text.replacing(/_(?=x[0-9A-Fa-f]{4}_)/, with: "_x005F_")
    }

    private static func cut(_ text: String) -> String {
        guard text.utf16.count > longest else { return text }
        let room = longest - mark.utf16.count
        var end = text.utf16.index(text.startIndex, offsetBy: room)
        while end.samePosition(in: text.unicodeScalars) == nil { end = text.utf16.index(before: end) }
        return text[..<end] + mark
    }
}
