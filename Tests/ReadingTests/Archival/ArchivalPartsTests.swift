import Foundation
import Testing

@testable import Reading

@Suite("The parts of PDF/A")
struct ArchivalPartsTests {
    private struct Missing: Error {}

    @Test(
        "dates are those of the information dictionary",
        arguments: [
            ("D:20260131120500+01'00'", "2026-01-31T12:05:00+01:00"),
            ("D:20260131120500Z00'00'", "2026-01-31T12:05:00+00:00"),
            ("D:2026", "2026-01-01T00:00:00+00:00"), ("20260131", "2026-01-31T00:00:00+00:00"),
            ("D:20261331", nil), ("yesterday", nil), ("", nil),
        ])
    func dates(text: String, expected: String?) {
        #expect(ArchivalMetadata.date(text) == expected)
    }

    @Test("metadata is XML whatever a title holds")
    func metadataIsXML() throws {
        let packet = ArchivalMetadata(title: "a\u{1}<&>\u{FFFF}b", author: "]]>", producer: "ü").packet
        _ = try MarkupDocument(xml: Array(packet), named: "metadata", isStrict: true)
        #expect(String(decoding: packet, as: UTF8.self).contains("a&lt;&amp;&gt;b"))
    }

    @Test("the encodings have their characters where PDF says")
    func encodings() {
        #expect(LatinEncoding.windows.unicode(of: 0x80) == 0x20AC)
        #expect(LatinEncoding.windows.unicode(of: 0x9F) == 0x178)
        #expect(LatinEncoding.windows.unicode(of: 0x81) == 0x2022)
        #expect(LatinEncoding.macintosh.unicode(of: 0x80) == 0xC4)
        #expect(LatinEncoding.macintosh.unicode(of: 0xCA) == 32)
        #expect(LatinEncoding.macintosh.unicode(of: 0xDE) == 0xFB01)
        #expect(LatinEncoding.macintosh.unicode(of: 0xFF) == 0x2C7)
        #expect(LatinEncoding.standard.unicode(of: 0xA1) == 0xA1)
        #expect(LatinEncoding.standard.unicode(of: 0xE1) == 0xC6)
        #expect(LatinEncoding.standard.unicode(of: 0xFB) == 0xDF)
        #expect(LatinEncoding.standard.unicode(of: 0x27) == 0x2019)
        #expect(LatinEncoding.standard.unicode(of: 0xFC) == nil)
    }

    @Test(
        "standard fonts are known by the names that programs give them",
        arguments: [
            ("Helvetica", "NimbusSans-Regular"), ("ABCDEF+Arial-BoldMT", "NimbusSans-Bold"),
            ("Arial,BoldItalic", "NimbusSans-BoldItalic"), ("Helvetica-Oblique", "NimbusSans-Italic"),
            ("Times-Roman", "NimbusRoman-Regular"), ("TimesNewRomanPS-BoldMT", "NimbusRoman-Bold"),
            ("TimesNewRomanPSMT", "NimbusRoman-Regular"), ("Courier-BoldOblique", "NimbusMonoPS-BoldItalic"),
            ("CourierNew", "NimbusMonoPS-Regular"), ("Symbol", "StandardSymbolsPS"),
            ("ZapfDingbats", "D050000L"),
            ("Frutiger", nil), ("", nil),
        ])
    func standardFonts(name: String, file: String?) {
        #expect(StandardFont(named: name)?.file == file)
    }

    @Test("the machine has every standard font, whole")
    func standardFontPrograms() throws {
        for name in ["Helvetica", "Times-BoldItalic", "Courier", "Symbol", "ZapfDingbats"] {
            let program = try #require(StandardFont(named: name)?.program)
            #expect(program.lengths.reduce(0, +) == program.bytes.count)
            guard let glyphs = FontProgram(program.bytes) else { throw Missing() }
            let count = glyphs.glyphCount
            #expect(count > 100)
        }
        let helvetica = try #require(StandardFont(named: "Helvetica")?.program)
        guard let glyphs = FontProgram(helvetica.bytes) else { throw Missing() }
        let width = glyphs.width(ofGlyph: glyphs.glyph(named: "A"))
        #expect(width == 667)
    }

    @Test("a glyph's width is changed within its font, and no other's")
    func trueTypeWidths() throws {
        let path = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"
        let original = try [UInt8](Data(contentsOf: URL(filePath: path)))
        guard let before = FontProgram(original) else { throw Missing() }
        let last = before.glyphCount - 1
        let changed = try #require(TrueTypeWidths(original)?.changed([36: 123, last: 456]))
        guard let after = FontProgram(changed) else { throw Missing() }
        for (glyph, expected) in [(36, 123.0), (last, 456)] {
            let width = after.width(ofGlyph: glyph) ?? 0
            #expect(abs(width - expected) < 0.5)
        }
        for glyph in [0, 35, 37, last - 1] {
            let (was, isNow) = (before.width(ofGlyph: glyph), after.width(ofGlyph: glyph))
            #expect(was == isNow)
        }
        #expect(TrueTypeWidths(original)?.changed([last + 1: 1]) == nil)
        #expect(TrueTypeWidths(Array(original.prefix(500))) == nil)
        #expect(TrueTypeWidths([]) == nil)
    }

    @Test("profiles are what they say, and inks look as they do in viewers")
    func profiles() throws {
        #expect(ICCHeader(Array(StandardRGB.profile))?.fits(channels: 3) == true)
        #expect(ICCHeader(Array(StandardGrey.profile))?.fits(channels: 1) == true)
        #expect(ICCHeader(Array(PrintingInks.profile))?.fits(channels: 4) == true)
        #expect(ICCHeader(Array(PrintingInks.profile))?.fits(channels: 3) == false)
        let size = StandardRGB.profile.prefix(4).reduce(0) { $0 << 8 | Int($1) }
        #expect(size == StandardRGB.profile.count)
        let red = CIELab(sRGB: [0.93, 0.11, 0.14])
        #expect(zip(red.sRGB, [0.93, 0.11, 0.14]).allSatisfy { abs($0 - $1) < 0.001 })
    }

    @Test("operands of a content stream are read as PDF writes them")
    func operands() {
        let source = #"[(a\)\101\n) -12.5 <4 1 4>] /N#20x <</K [1]>> TJ"#
        #expect(
            ContentOperand.all(in: Array(source.utf8)[...]) == [
                .array([.string([97, 41, 65, 10]), .number(-12.5), .string([0x41, 0x40])]),
                .name(Array("N x".utf8)),
                .dictionary(["K": .array([.number(1)])]), .word(Array("TJ".utf8)),
            ])
        let image = "BI /W 1 /F [/A85 /LZW] ID x EI"
        #expect(
            ContentOperand.inlineImage(in: Array(image.utf8)[...])["F"]
                == .array([.name(Array("A85".utf8)), .name(Array("LZW".utf8))]))
        for broken in ["[1 [2", "<12", "(a", "<</A", "]"] {
            #expect(ContentOperand.all(in: Array(broken.utf8)[...]).isEmpty, "\(broken)")
        }
    }
}
