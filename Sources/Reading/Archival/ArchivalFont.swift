/// What a font was used for.
struct FontUse {
    /// What is shown, in ink and invisibly: bytes, or pairs of them for a composite font.
    var codes: Set<UInt16> = []
    var isVisible = false
    var isComposite: Bool
}

/// Whether the glyphs that a document shows are all in its fonts, and as wide as the document says (ISO 19005-2 §6.2.11).
struct ArchivalFont {
    let use: FontUse
    /// Whether widths may be written into the font.
    let isMending: Bool

    /// How the bytes of a font begin, by the form in which it says it is embedded.
    private static let beginnings: [String: [[UInt8]]] = [
        "FontFile": [Array("%!".utf8), [0x80, 1]],
        "FontFile2": [[0, 1, 0, 0], Array("true".utf8)],
        "Type1C": [[1]], "CIDFontType0C": [[1]],
        "OpenType": [Array("OTTO".utf8), [0, 1, 0, 0]],
    ]
    private static let symbolic = 4
    private static let nonsymbolic = 32

    /// Mends what is no more than a wrong word about the font.
    func check(_ font: QPDFFile.Handle, in file: borrowing QPDFFile) throws {
        file.replace("Type", of: font, with: file.object(.name("Font")))
        let name = file.value("BaseFont", of: font).flatMap { file.name($0) } ?? ""
        guard !name.unicodeScalars.contains("\u{FFFD}") else {
            throw NotArchival("A font's name is not in Unicode.")
        }
        guard let subtype = file.value("Subtype", of: font).flatMap({ file.name($0) }) else {
            throw NotArchival("A font doesn't say of what kind it is.")
        }
        switch subtype {
        case "Type0": try checkComposite(font, in: file)
        case "Type3": try checkDrawn(font, in: file)
        case "Type1", "MMType1", "TrueType":
            try checkSimple(font, isTrueType: subtype == "TrueType", in: file)
        default: throw NotArchival("A font is of an unknown kind.")
        }
    }

    private func checkSimple(
        _ font: QPDFFile.Handle, isTrueType: Bool, in file: borrowing QPDFFile
    ) throws {
        guard let descriptor = file.value("FontDescriptor", of: font) else {
            guard use.isVisible else { return }
            throw NotArchival("A font is not embedded.")
        }
        guard
            let program = try program(
                descriptor, keys: isTrueType ? ["FontFile2", "FontFile3"] : ["FontFile", "FontFile3"],
                in: file)
        else { return }
        guard file.value("BaseFont", of: font) != nil,
            let first = file.value("FirstChar", of: font).flatMap({ file.integer($0) }),
            file.value("LastChar", of: font) != nil,
            let widths = file.value("Widths", of: font).flatMap({ file.items($0) })
        else { throw NotArchival("A font doesn't say how wide its characters are.") }
        let missing = file.value("MissingWidth", of: descriptor).flatMap { file.number($0) } ?? 0
        let encoding = try FontEncoding(of: font, in: file)
        let codes = use.codes.map { UInt8(truncatingIfNeeded: $0) }
        let glyphs =
            isTrueType
            ? try trueTypeGlyphs(codes, font, descriptor, encoding, program, in: file)
            : codes.map { encoding.glyph(of: $0, in: program) }
        var stated: [(glyph: Int, width: Double)] = []
        for (code, glyph) in zip(codes, glyphs) {
            let index = Int(code) - first
            stated.append((glyph, widths.indices.contains(index) ? file.number(widths[index]) ?? 0 : missing))
        }
        try check(stated, descriptor, program, in: file)
    }

    /// A TrueType font is either symbolic, and then has no encoding but its own, or it is not, and then has one of two.
    /// One that says both is brought to either when that changes no glyph.
    private func trueTypeGlyphs(
        _ codes: [UInt8], _ font: QPDFFile.Handle, _ descriptor: QPDFFile.Handle, _ encoding: FontEncoding,
        _ program: borrowing FontProgram, in file: borrowing QPDFFile
    ) throws -> [Int] {
        let flags = file.value("Flags", of: descriptor).flatMap { file.integer($0) } ?? 0
        let isSymbolic = flags & Self.symbolic != 0
        let bySymbol = codes.map { program.glyph(symbol: $0) }
        let byName =
            encoding.isLatin && (program.has(3, 1) || program.has(1, 0))
            ? codes.map { encoding.trueTypeGlyph(of: $0, in: program) } : nil
        let mayBeSymbolic = program.tables.count == 1 || program.has(3, 0)
        let mayBeNamed = byName != nil && (encoding.differences.isEmpty || program.has(3, 1))
        if isSymbolic, !encoding.isStated, mayBeSymbolic { return bySymbol }
        if !isSymbolic, let byName, mayBeNamed { return byName }
        guard byName == nil || byName == bySymbol || codes.isEmpty else {
            throw NotArchival("A TrueType font says two different things about its characters.")
        }
        if mayBeSymbolic {
            file.remove("Encoding", from: font)
            setFlags(flags & ~Self.nonsymbolic | Self.symbolic, of: descriptor, in: file)
            return bySymbol
        }
        guard let byName, mayBeNamed else {
            throw NotArchival("A TrueType font has no clear table of its characters.")
        }
        setFlags(flags & ~Self.symbolic | Self.nonsymbolic, of: descriptor, in: file)
        return byName
    }

    private func setFlags(_ flags: Int, of descriptor: QPDFFile.Handle, in file: borrowing QPDFFile) {
        file.replace("Flags", of: descriptor, with: file.object(.integer(flags)))
    }

    /// Nil for a font that is not embedded and need not be, since nothing is shown in it but invisibly.
    func program(
        _ descriptor: QPDFFile.Handle, keys: [String], in file: borrowing QPDFFile
    ) throws -> FontProgram? {
        file.replace("Type", of: descriptor, with: file.object(.name("FontDescriptor")))
        // What they list must be all there is, and they need not be there.
        file.remove("CharSet", from: descriptor)
        file.remove("CIDSet", from: descriptor)
        guard let key = keys.first(where: { file.value($0, of: descriptor) != nil }),
            let stream = file.value(key, of: descriptor)
        else {
            if ["FontFile", "FontFile2", "FontFile3"].contains(where: {
                file.value($0, of: descriptor) != nil
            }) {
                throw NotArchival("A font is embedded in a form that is not its own.")
            }
            guard use.isVisible else { return nil }
            throw NotArchival("A font is not embedded.")
        }
        guard
            ["FontFile", "FontFile2", "FontFile3"].count(where: { file.value($0, of: descriptor) != nil })
                == 1
        else {
            throw NotArchival("A font is embedded twice.")
        }
        file.remove("Metadata", from: stream)
        let form = file.value("Subtype", of: stream).flatMap { file.name($0) } ?? key
        guard let beginnings = Self.beginnings[form] else {
            throw NotArchival("A font is embedded in an unknown form.")
        }
        guard let bytes = file.decoded(stream), beginnings.contains(where: bytes.starts),
            let program = FontProgram(bytes)
        else { throw NotArchival("An embedded font is damaged.") }
        return program
    }

    func check(
        _ stated: [(glyph: Int, width: Double)], _ descriptor: QPDFFile.Handle,
        _ program: borrowing FontProgram, in file: borrowing QPDFFile
    ) throws {
        var wrong: [Int: Double] = [:]
        for (glyph, width) in stated {
            guard glyph != 0 else { throw NotArchival("A character is shown that its font does not have.") }
            guard let actual = program.width(ofGlyph: glyph) else { throw NotArchival.width }
            if abs(actual - width) > 1 { wrong[glyph] = width }
        }
        guard !wrong.isEmpty else { return }
        guard isMending, let stream = file.value("FontFile2", of: descriptor),
            let changed = file.decoded(stream).flatMap({ TrueTypeWidths($0) })?.changed(wrong)
        else { throw NotArchival.width }
        try file.replace(stream: stream, with: changed)
        file.replace("Length1", of: stream, with: file.object(.integer(changed.count)))
    }
}

extension NotArchival {
    static let width = NotArchival(
        "A font's characters are not as wide as the document says.")
}
