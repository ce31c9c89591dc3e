import Foundation

/// Text whose characters were taken for those of Western Europe though they were written in another code page, as fonts of
/// the nineties do: Ïðèâåò for Привет. What was meant is known for sure once the code page is.
enum Mojibake {
    private static let fewestWords = 5
    /// Of the words that are long enough to tell.
    private static let suspectShare = 0.3
    /// No language of Western Europe has words of so many letters with accents.
    private static let strangeShare = 0.7

    /// What becomes of the characters of a page.
    enum Verdict {
        case sound
        case mended([PDFGlyph])
        /// They are not what was meant, and nobody knows what was.
        case lost
    }

    static func verdict(on glyphs: [PDFGlyph]) -> Verdict {
        // Nearly every page is passed over here.
        let strange = glyphs.count { $0.scalar.value >= 0x80 }
        guard strange * 10 > glyphs.count, isSuspect(glyphs.map(\.scalar)) else { return .sound }
        let written = glyphs.map { byte(of: $0.scalar) ?? UInt8(ascii: "?") }
        if let page = EastAsianCodePage(written) {
            return page.decode(glyphs, written).map { .mended($0) } ?? .lost
        }
        let page = CodePage.likeliest(for: written.filter { $0 >= 0x80 }, in: written)
        let mended = zip(glyphs, written).map { glyph, byte in
            var glyph = glyph
            if byte >= 0x80, let scalar = page.decode(Data([byte])).unicodeScalars.first {
                glyph.scalar = scalar
            }
            return glyph
        }
        return makesSense(mended.map(\.scalar)) ? .mended(mended) : .lost
    }

    private static func makesSense(_ scalars: [Unicode.Scalar]) -> Bool {
        let words = scalars.split(whereSeparator: { $0.properties.isWhitespace }).map { word in
            String(String.UnicodeScalarView(word))
        }
        // No language has capitals in the midst of its words, and every wrong code page does.
        let pairs = zip(scalars, scalars.dropFirst()).filter { pair in
            pair.0.properties.isLowercase && pair.1.properties.isAlphabetic
        }
        let capitals = pairs.count { $0.1.properties.isUppercase }
        return !isSuspect(scalars) && capitals * 20 < pairs.count && WordPlausibility(words).oddShare < 0.15
    }

    private static func isSuspect(_ scalars: [Unicode.Scalar]) -> Bool {
        var (telling, suspect) = (0, 0)
        for word in scalars.split(whereSeparator: { $0.properties.isWhitespace }) where word.count >= 3 {
            telling += 1
            let strange = word.count { bytes[$0] != nil }
            if Double(strange) >= strangeShare * Double(word.count) { suspect += 1 }
        }
        return suspect >= fewestWords && Double(suspect) > suspectShare * Double(telling)
    }

    private static let western = "WINDOWS-1252"

    private static func byte(of scalar: Unicode.Scalar) -> UInt8? {
        scalar.isASCII ? UInt8(scalar.value) : bytes[scalar]
    }

    /// The upper half of the code page of Western Europe, the other way round.
    private static let bytes: [Unicode.Scalar: UInt8] = {
        guard let page = CodePage(western) else { return [:] }
        var bytes: [Unicode.Scalar: UInt8] = [:]
        for byte in UInt8(0x80)...0xFF {
            if let scalar = page.decode(Data([byte])).unicodeScalars.first, scalar != "\u{FFFD}" {
                bytes[scalar] = byte
            }
        }
        return bytes
    }()
}
