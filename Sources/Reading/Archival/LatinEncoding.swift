/// The encodings that PDF knows by name (ISO 32000-1 annex D), as Unicode.
enum LatinEncoding: String {
    case windows = "WinAnsiEncoding"
    case macintosh = "MacRomanEncoding"
    case standard = "StandardEncoding"

    /// Nil for a code that means nothing.
    func unicode(of code: UInt8) -> UInt32? {
        guard code >= 32 else { return nil }
        if code < 127 {
            guard self == .standard else { return UInt32(code) }
            return code == 39 ? 0x2019 : code == 96 ? 0x2018 : UInt32(code)
        }
        guard code >= 128 else { return self == .windows ? 0x2022 : nil }
        if self == .windows, code >= 160 { return code == 160 ? 32 : code == 173 ? 45 : UInt32(code) }
        let index = Int(code) - 128
        let upper = upperHalf
        guard index < upper.count else { return nil }
        let scalar = upper[index].value
        // A gap.
        guard scalar != 0x5F else { return self == .windows ? 0x2022 : nil }
        return scalar
    }

    private var upperHalf: [Unicode.Scalar] {
        switch self {
        case .windows: Self.windowsUpper
        case .macintosh: Self.macintoshUpper
        case .standard: Self.standardUpper
        }
    }

    private static let windowsUpper = Array("€_‚ƒ„…†‡ˆ‰Š‹Œ_Ž__‘’“”•–—˜™š›œ_žŸ".unicodeScalars)
    private static let macintoshUpper = Array(
        """
        ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨_ÆØ_±__¥µ_____ªº_æø\
        ¿¡¬_ƒ__«»… ÀÃÕŒœ–—“”‘’÷_ÿŸ⁄¤‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ_ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ
        """.unicodeScalars)
    private static let standardUpper = Array(
        """
        _________________________________¡¢£⁄¥ƒ§¤'“«‹›ﬁﬂ_–†‡·_¶•‚„”»…‰_¿\
        _`´ˆ˜¯˘˙¨_˚¸_˝˛ˇ—________________Æ_ª____ŁØŒº_____æ___ı__łøœß____
        """.unicodeScalars)
}
