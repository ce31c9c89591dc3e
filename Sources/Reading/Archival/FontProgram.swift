import CFreeType
import Foundation

/// A font as FreeType opens it: which glyph a code stands for, and how wide it is.
struct FontProgram: ~Copyable {
    private let library: FT_Library
    private let face: FT_Face
    /// FreeType reads from it as long as the face lives.
    private let bytes: UnsafeMutableBufferPointer<UInt8>

    /// Nil for what is no font, or a damaged one.
    init?(_ data: [UInt8]) {
        var library: FT_Library?
        guard FT_Init_FreeType(&library) == 0, let library else { return nil }
        let bytes = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: max(data.count, 1))
        _ = bytes.initialize(from: data)
        var face: FT_Face?
        guard FT_New_Memory_Face(library, bytes.baseAddress, data.count, 0, &face) == 0, let face,
            face.pointee.units_per_EM > 0
        else {
            FT_Done_FreeType(library)
            bytes.deallocate()
            return nil
        }
        (self.library, self.face, self.bytes) = (library, face, bytes)
    }

    deinit {
        FT_Done_Face(face)
        FT_Done_FreeType(library)
        bytes.deallocate()
    }

    var glyphCount: Int { Int(face.pointee.num_glyphs) }

    /// In thousandths of the font size. Nil for a glyph that is not there or can't be read.
    func width(ofGlyph glyph: Int) -> Double? {
        guard glyph >= 0, a2d2_goes_by_cid(face) != 0 || glyph < glyphCount else { return nil }
        let advance = a2d2_glyph_advance(face, FT_UInt(glyph))
        return advance < 0 ? nil : Double(advance) * 1000 / Double(face.pointee.units_per_EM)
    }

    /// 0, which is `.notdef`, when there is none of that name.
    func glyph(named name: String) -> Int { Int(FT_Get_Name_Index(face, name)) }

    /// By the names of the glyphs where the font has no table for it.
    func glyph(unicode: UInt32) -> Int? {
        guard FT_Select_Charmap(face, FT_ENCODING_UNICODE) == 0 else { return nil }
        return Int(FT_Get_Char_Index(face, FT_ULong(unicode)))
    }

    /// By the font's own encoding, as Type 1 has one.
    func glyph(builtIn code: UInt8) -> Int? {
        for map in maps where map.pointee.encoding != FT_ENCODING_UNICODE {
            FT_Set_Charmap(face, map)
            return Int(FT_Get_Char_Index(face, FT_ULong(code)))
        }
        return nil
    }

    /// The tables of a TrueType that map codes: (platform, encoding).
    var tables: [(platform: Int, encoding: Int)] {
        realMaps.map { (Int($0.pointee.platform_id), Int($0.pointee.encoding_id)) }
    }

    /// Without those that FreeType makes up from the names of the glyphs, which have no format.
    private var realMaps: [FT_CharMap] { maps.filter { FT_Get_CMap_Format($0) >= 0 } }

    func has(_ platform: Int, _ encoding: Int) -> Bool {
        tables.contains { $0 == (platform, encoding) }
    }

    /// Nil without that table.
    func glyph(_ code: UInt32, platform: Int, encoding: Int) -> Int? {
        for map in realMaps
        where Int(map.pointee.platform_id) == platform && Int(map.pointee.encoding_id) == encoding {
            FT_Set_Charmap(face, map)
            return Int(FT_Get_Char_Index(face, FT_ULong(code)))
        }
        return nil
    }

    /// As ISO 32000-1 §9.6.6.4 has it for a symbolic TrueType.
    func glyph(symbol code: UInt8) -> Int {
        if let glyph = glyph(UInt32(code), platform: 3, encoding: 0) {
            if glyph != 0 { return glyph }
            for high in [0xF000, 0xF100, 0xF200] as [UInt32] {
                if let glyph = self.glyph(high + UInt32(code), platform: 3, encoding: 0), glyph != 0 {
                    return glyph
                }
            }
        }
        return glyph(UInt32(code), platform: 1, encoding: 0) ?? 0
    }

    /// What to ask `width` for, by character identifier, of a font that has them; nil of one that goes by glyph.
    var glyphsByCID: [Int: Int]? {
        guard a2d2_has_cids(face) != 0 else { return nil }
        var glyphs: [Int: Int] = [:]
        for glyph in 0..<glyphCount {
            var cid: FT_UInt = 0
            if FT_Get_CID_From_Glyph_Index(face, FT_UInt(glyph), &cid) == 0 {
                glyphs[Int(cid)] = a2d2_goes_by_cid(face) != 0 ? Int(cid) : glyph
            }
        }
        return glyphs
    }

    private var maps: [FT_CharMap] {
        (0..<Int(face.pointee.num_charmaps)).compactMap { face.pointee.charmaps[$0] }
    }
}
