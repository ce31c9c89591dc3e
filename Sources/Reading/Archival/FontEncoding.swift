/// Which character a code of a simple font stands for (ISO 32000-1 §9.6.6).
struct FontEncoding {
    /// Nil where it is the font's own.
    var base: LatinEncoding?
    /// Glyph names.
    var differences: [UInt8: String] = [:]
    /// False without an `Encoding` at all.
    var isStated = false

    init(of font: QPDFFile.Handle, in file: borrowing QPDFFile) throws {
        guard let encoding = file.value("Encoding", of: font) else { return }
        isStated = true
        if let name = file.name(encoding) {
            base = LatinEncoding(rawValue: name)
            if base == nil { throw NotArchival("A font's encoding is not checked.") }
            return
        }
        if let name = file.value("BaseEncoding", of: encoding).flatMap({ file.name($0) }) {
            base = LatinEncoding(rawValue: name)
            if base == nil { throw NotArchival("A font's encoding is not checked.") }
        }
        var code = 0
        for item in file.value("Differences", of: encoding).flatMap({ file.items($0) }) ?? [] {
            if let number = file.integer(item) {
                code = number
            } else if let name = file.name(item) {
                if (0...255).contains(code) { differences[UInt8(code)] = name }
                code += 1
            }
        }
    }

    /// One of the two that a TrueType font may have.
    var isLatin: Bool { base == .windows || base == .macintosh }

    /// Of a font that names its glyphs.
    func glyph(of code: UInt8, in program: borrowing FontProgram) -> Int {
        if let name = differences[code] { return program.glyph(named: name) }
        guard let base else { return program.glyph(builtIn: code) ?? 0 }
        guard let unicode = base.unicode(of: code) else { return 0 }
        return program.glyph(unicode: unicode) ?? 0
    }

    /// Of a TrueType font that is not symbolic.
    func trueTypeGlyph(of code: UInt8, in program: borrowing FontProgram) -> Int {
        if let name = differences[code] {
            return Self.unicode(ofGlyphNamed: name).flatMap { program.glyph($0, platform: 3, encoding: 1) }
                ?? program.glyph(named: name)
        }
        guard let unicode = base?.unicode(of: code) else { return 0 }
        if let glyph = program.glyph(unicode, platform: 3, encoding: 1) { return glyph }
        let macintosh =
            base == .macintosh
            ? code : (UInt8(32)...255).first { LatinEncoding.macintosh.unicode(of: $0) == unicode }
        return macintosh.flatMap { program.glyph(UInt32($0), platform: 1, encoding: 0) } ?? 0
    }

    /// The names that say it themselves; the rest of Adobe's list is left to the font's own names.
    private static func unicode(ofGlyphNamed name: String) -> UInt32? {
        if name.utf8.count == 1, let scalar = name.unicodeScalars.first { return scalar.value }
        if name.hasPrefix("uni"), name.utf8.count == 7 { return UInt32(name.dropFirst(3), radix: 16) }
        return name == "space" ? 32 : nil
    }
}
