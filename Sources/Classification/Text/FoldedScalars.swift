import Foundation

/// Takes letter case and accents off, so that `Prüfung`, `PRUFUNG` and `prufung` are one word.
///
/// `ß` becomes `ss`, ligatures fall apart, full-width letters become narrow, `ё` becomes `е`.
enum FoldedScalars {
    enum Kind {
        /// Part of a word.
        case word
        /// A word of its own: ideographs and kana, which are written without spaces, and signs such as `§`.
        case alone
        /// Part of nothing, and doesn't end a word: combining accents, soft hyphens.
        case ignored
        /// Ends a word.
        case separator
    }

    /// UTF-8 of the folded scalar, lowest byte first, and how many bytes.
    struct Folded {
        var bytes: UInt64
        var count: Int
        var kind: Kind
    }

    static func fold(_ scalar: UInt32) -> Folded {
        if scalar < 0x80 { return ascii[Int(scalar)] }
        if scalar < tableEnd { return table[Int(scalar)] }
        return compute(scalar)
    }

    private static let tableEnd: UInt32 = 0x530
    private static let ascii = (0..<UInt32(0x80)).map(compute)
    private static let table = (0..<tableEnd).map(compute)
    private static let signs = Set("§€$£№%#@&+".unicodeScalars)

    private static func compute(_ value: UInt32) -> Folded {
        guard let scalar = Unicode.Scalar(value) else { return Folded(bytes: 0, count: 0, kind: .separator) }
        if value == 0xAD || (0x300...0x36F).contains(value) || value == 0x200B {
            return Folded(bytes: 0, count: 0, kind: .ignored)
        }
        if signs.contains(scalar) { return pack(String(scalar), .alone) }
        guard scalar.properties.isAlphabetic || scalar.properties.numericType == .decimal else {
            return Folded(bytes: 0, count: 0, kind: .separator)
        }
        if value >= 0x370, !isFoldedScript(value) {
            return pack(String(scalar), isWrittenWithoutSpaces(value) ? .alone : .word)
        }
        return pack(letters(of: scalar), .word)
    }

    private static func letters(of scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "ß", "ẞ": return "ss"
        case "æ", "Æ": return "ae"
        case "œ", "Œ": return "oe"
        case "ø", "Ø": return "o"
        case "ł", "Ł": return "l"
        case "đ", "Đ": return "d"
        case "ı": return "i"
        default: break
        }
        let lowered = String(scalar).lowercased().decomposedStringWithCompatibilityMapping
        return String(
            String.UnicodeScalarView(lowered.unicodeScalars.filter { !(0x300...0x36F).contains($0.value) }))
    }

    /// Latin, Cyrillic, ligatures and full-width forms.
    private static func isFoldedScript(_ value: UInt32) -> Bool {
        (0x400...0x52F).contains(value) || (0x1E00...0x1EFF).contains(value)
            || (0xFB00...0xFB06).contains(value)
            || (0xFF10...0xFF5A).contains(value) || (0x1D400...0x1D7FF).contains(value)
    }

    private static func isWrittenWithoutSpaces(_ value: UInt32) -> Bool {
        (0x3040...0x30FF).contains(value) || (0x3400...0x9FFF).contains(value)
            || (0x20000...0x3FFFF).contains(value)
    }

    private static func pack(_ text: String, _ kind: Kind) -> Folded {
        var folded = Folded(bytes: 0, count: 0, kind: kind)
        for byte in text.utf8.prefix(8) {
            folded.bytes |= UInt64(byte) << UInt64(8 * folded.count)
            folded.count += 1
        }
        return folded
    }
}
