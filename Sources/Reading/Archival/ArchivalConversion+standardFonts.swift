extension ArchivalConversion {
    private static let fixedPitch = 1
    private static let serif = 2
    private static let symbolic = 4
    private static let nonsymbolic = 32
    private static let italic = 64

    /// Puts in what a font's name stands for, where it is one of the standard fonts and not embedded.
    mutating func embedStandardFont(in font: QPDFFile.Handle, _ file: inout QPDFFile) throws {
        guard let subtype = file.value("Subtype", of: font).flatMap({ file.name($0) }),
            ["Type1", "TrueType"].contains(subtype), !isEmbedded(font, in: file),
            let name = file.value("BaseFont", of: font).flatMap({ file.name($0) }),
            let standard = StandardFont(named: name), let program = standard.program,
            let glyphs = FontProgram(program.bytes)
        else { return }
        let stream = try standardFonts[standard.file] ?? add(program, named: standard.file, to: &file)
        let encoding = try FontEncoding(of: font, in: file)
        if file.value("Widths", of: font) == nil {
            let widths = (0...255).map { code -> PDFValue in
                let glyph = encoding.glyph(of: UInt8(code), in: glyphs)
                return .real(glyph == 0 ? 0 : glyphs.width(ofGlyph: glyph) ?? 0)
            }
            file.replace("FirstChar", of: font, with: file.object(0))
            file.replace("LastChar", of: font, with: file.object(255))
            file.replace("Widths", of: font, with: file.object(.array(widths)))
        }
        let descriptor = try file.add(descriptor(of: standard, program: stream))
        file.replace("Subtype", of: font, with: file.object(.name("Type1")))
        file.replace("BaseFont", of: font, with: file.object(.name(standard.file)))
        file.replace("FontDescriptor", of: font, with: file.handle(descriptor))
    }

    private func isEmbedded(_ font: QPDFFile.Handle, in file: borrowing QPDFFile) -> Bool {
        guard let descriptor = file.value("FontDescriptor", of: font) else { return false }
        return ["FontFile", "FontFile2", "FontFile3"].contains { file.value($0, of: descriptor) != nil }
    }

    private mutating func add(
        _ program: Type1Program, named name: String, to file: inout QPDFFile
    ) throws -> PDFReference {
        let lengths = program.lengths.enumerated().map {
            ("Length\($0.offset + 1)", PDFValue.integer($0.element))
        }
        let stream = try file.addCompressedStream(Dictionary(uniqueKeysWithValues: lengths), program.bytes)
        standardFonts[name] = stream
        return stream
    }

    private func descriptor(of font: StandardFont, program: PDFReference) -> PDFValue {
        let isItalic = font.file.hasSuffix("Italic")
        var flags = font.isSymbolic ? Self.symbolic : Self.nonsymbolic
        if font.file.hasPrefix("NimbusMono") { flags |= Self.fixedPitch }
        if font.file.hasPrefix("NimbusRoman") { flags |= Self.serif }
        if isItalic { flags |= Self.italic }
        return [
            "Type": .name("FontDescriptor"), "FontName": .name(font.file), "Flags": .integer(flags),
            "FontBBox": [-200, -300, 1200, 1100], "ItalicAngle": isItalic ? -12 : 0, "Ascent": 750,
            "Descent": -250, "CapHeight": 700, "StemV": 80, "FontFile": .reference(program),
        ]
    }
}
