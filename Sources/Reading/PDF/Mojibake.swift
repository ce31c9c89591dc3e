import Foundation

/// Text whose characters were taken for those of Western Europe though they were written in another code page, as fonts of
/// the nineties do: Ïðèâåò for Привет. What was meant is known for sure once the code page is.
enum Mojibake {
    private static let fewestWords = 5
    /// Of the words that are long enough to tell.
    private static let suspectShare = 0.3
    /// No language of Western Europe has words of so many letters with accents.
    private static let strangeShare = 0.7

    /// The same characters as they were meant; nil where nothing is wrong, or nobody knows what was meant.
    static func mended(_ glyphs: [PDFGlyph]) -> [PDFGlyph]? {
        // Nearly every page is passed over here.
        let strange = glyphs.count { $0.scalar.value >= 0x80 }
        guard strange * 10 > glyphs.count else { return nil }
        guard isSuspect(glyphs.map(\.scalar)) else { return nil }
        let sample = glyphs.map { byte(of: $0.scalar) ?? UInt8(ascii: "?") }
        let page = CodePage.likeliest(for: sample.filter { $0 >= 0x80 }, in: sample)
        guard page.name != western else { return nil }
        let mended = zip(glyphs, sample).map { glyph, byte in
            var glyph = glyph
            if byte >= 0x80, let scalar = page.decode(Data([byte])).unicodeScalars.first {
                glyph.scalar = scalar
            }
            return glyph
        }
        // A code page that fits makes words of one script; anything else is no gain.
        return isSuspect(mended.map(\.scalar)) ? nil : mended
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
