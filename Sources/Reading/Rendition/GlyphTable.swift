/// The characters that a document's text layer needs, each with its code in the glyphless font.
///
/// Codes are given out in the order of first use, not taken from Unicode, so that characters beyond the Basic
/// Multilingual Plane get one code each, with a surrogate pair in the ToUnicode map. (A map of single surrogates, as
/// Tesseract writes it, is dropped by some viewers.)
struct GlyphTable: Sendable {
    /// `scalars[n]` has the code `n + 1`; code 0 is the font's .notdef.
    private(set) var scalars: [Unicode.Scalar] = []
    private var codes: [Unicode.Scalar: UInt16] = [:]

    static let space: Unicode.Scalar = " "

    init(_ texts: some Sequence<String>) {
        insert(GlyphTable.space)
        for text in texts {
            for scalar in text.unicodeScalars where GlyphTable.isShown(scalar) {
                insert(scalar)
            }
        }
    }

    /// A document with more than 65,535 different characters loses the rarest: those that come last.
    private mutating func insert(_ scalar: Unicode.Scalar) {
        guard codes[scalar] == nil, let code = UInt16(exactly: scalars.count + 1) else { return }
        codes[scalar] = code
        scalars.append(scalar)
    }

    /// The codes of a text, without control characters.
    func codes(of text: String) -> [UInt16] {
        text.unicodeScalars.compactMap { GlyphTable.isShown($0) ? codes[$0] : nil }
    }

    private static func isShown(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.generalCategory != .control
    }
}
