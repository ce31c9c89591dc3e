import Foundation

/// The font of the invisible text: a Type 0 font whose every character is the same blank glyph, half as wide as
/// the font size and as high as it, with no part below the baseline (a descent of 0 would count as unknown). So a viewer
/// marks exactly the word's box.
/// See docs/decisions/0020-glyphless-font.md.
struct GlyphlessFont {
    /// Advance of a character as a fraction of the font size.
    static let advance = Double(GlyphlessTrueType.advance) / Double(GlyphlessTrueType.unitsPerEm)

    private static let name = PDFValue.name("A2D2Glyphless")

    let glyphs: GlyphTable

    /// Adds the font's objects; returns the font.
    func add(to sink: inout some PDFObjectSink & ~Copyable) throws -> PDFReference {
        let program = try sink.addStream(
            ["Length1": .integer(GlyphlessTrueType.program.count)], GlyphlessTrueType.program)
        let descriptor = try sink.add([
            "Type": .name("FontDescriptor"), "FontName": GlyphlessFont.name, "Flags": 5, "ItalicAngle": 0,
            "Ascent": 1000, "Descent": -1, "CapHeight": 1000, "StemV": 80, "FontBBox": [0, 0, 500, 1000],
            "FontFile2": .reference(program),
        ])
        let glyphOfEveryCode = try sink.addCompressedStream(
            [:], [0, 0] + glyphs.scalars.flatMap { _ in [0, 1] })
        let descendant = try sink.add([
            "Type": .name("Font"), "Subtype": .name("CIDFontType2"), "BaseFont": GlyphlessFont.name,
            "CIDSystemInfo": [
                "Registry": .string(Array("Adobe".utf8)), "Ordering": .string(Array("Identity".utf8)),
                "Supplement": 0,
            ],
            "CIDToGIDMap": .reference(glyphOfEveryCode), "DW": .integer(Int(GlyphlessTrueType.advance)),
            "FontDescriptor": .reference(descriptor),
        ])
        let toUnicode = try sink.addCompressedStream([:], Array(toUnicodeMap.utf8))
        return try sink.add([
            "Type": .name("Font"), "Subtype": .name("Type0"), "BaseFont": GlyphlessFont.name,
            "Encoding": .name("Identity-H"), "DescendantFonts": [.reference(descendant)],
            "ToUnicode": .reference(toUnicode),
        ])
    }

    /// ISO 32000-1 §9.10.3; at most 100 characters a block (Adobe Technical Note 5411).
    var toUnicodeMap: String {
        var map = """
            /CIDInit /ProcSet findresource begin
            12 dict begin
            begincmap
            /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
            /CMapName /Adobe-Identity-UCS def
            /CMapType 2 def
            1 begincodespacerange
            <0000> <FFFF>
            endcodespacerange

            """
        for start in stride(from: 0, to: glyphs.scalars.count, by: 100) {
            let end = min(start + 100, glyphs.scalars.count)
            map += "\(end - start) beginbfchar\n"
            for index in start..<end {
                let text = String(glyphs.scalars[index]).utf16.map(PDFValue.hex).joined()
                map += "<\(PDFValue.hex(UInt16(index + 1)))> <\(text)>\n"
            }
            map += "endbfchar\n"
        }
        return map + "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    }
}
