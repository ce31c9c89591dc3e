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
