// ISO 32000-1 §9.7.
extension ArchivalFont {
    func checkComposite(_ font: QPDFFile.Handle, in file: borrowing QPDFFile) throws {
        guard let descendant = file.value("DescendantFonts", of: font).flatMap({ file.items($0) })?.first,
            file.isDictionary(descendant), let descriptor = file.value("FontDescriptor", of: descendant)
        else { throw NotArchival("A composite font is incomplete.") }
        file.replace("Type", of: descendant, with: file.object(.name("Font")))
        guard file.value("BaseFont", of: font) != nil, file.value("BaseFont", of: descendant) != nil else {
            throw NotArchival("A font has no name.")
        }
        let isTrueType =
            file.value("Subtype", of: descendant).map { file.isName($0, "CIDFontType2") } ?? false
        guard
            let program = try program(
                descriptor, keys: isTrueType ? ["FontFile2", "FontFile3"] : ["FontFile3"], in: file)
        else { return }
        let encoding = file.value("Encoding", of: font)
        guard let name = encoding.flatMap({ file.name($0) }), name == "Identity-H" || name == "Identity-V"
        else {
            throw NotArchival("A font's characters are encoded in a way that is not checked.")
        }
        let widths = CIDWidths(of: descendant, in: file)
        let glyph = try glyphs(of: descendant, isTrueType: isTrueType, program, in: file)
        let stated = use.codes.map { (glyph: glyph(Int($0)), width: widths[Int($0)]) }
        try check(stated, descriptor, program, in: file)
    }

    private func glyphs(
        of descendant: QPDFFile.Handle, isTrueType: Bool, _ program: borrowing FontProgram,
        in file: borrowing QPDFFile
    ) throws -> (Int) -> Int {
        guard isTrueType else {
            guard let byCID = program.glyphsByCID else { return { $0 } }
            return { byCID[$0] ?? 0 }
        }
        guard let map = file.value("CIDToGIDMap", of: descendant) else {
            file.replace("CIDToGIDMap", of: descendant, with: file.object(.name("Identity")))
            return { $0 }
        }
        guard file.isStream(map) else { return { $0 } }
        guard let bytes = file.decoded(map) else { throw NotArchival("A font's table of glyphs is damaged.") }
        return { cid in
            2 * cid + 1 < bytes.count ? Int(bytes[2 * cid]) << 8 | Int(bytes[2 * cid + 1]) : 0
        }
    }
}
