import Foundation

/// A TrueType font as small as one can be (six tables, OpenType specification 1.9): viewers that insist on an embedded
/// font program find one, and none of them has anything to draw.
///
/// Glyph 0 is empty. Glyph 1 is a line there and back, from the lower left to the upper right corner of its cell: no
/// area to fill, yet a bounding box. PDFium (Chrome) goes by that box, and drops sideways text that has none.
enum GlyphlessTrueType {
    static let unitsPerEm: UInt16 = 1000
    /// Of every glyph, in font units.
    static let advance: UInt16 = 500

    static let program: Data = {
        let tables: [(tag: String, bytes: [UInt8])] = [
            ("glyf", diagonal), ("head", head), ("hhea", hhea), ("hmtx", hmtx),
            ("loca", words([0, 0, UInt16(diagonal.count / 2)])), ("maxp", maxp),
        ]
        var offset = 12 + 16 * tables.count
        var directory =
            longs([0x0001_0000]) + words([UInt16(tables.count), 64, 2, UInt16(tables.count * 16 - 64)])
        var body: [UInt8] = []
        for (tag, bytes) in tables {
            directory += Array(tag.utf8) + longs([checksum(bytes), UInt32(offset), UInt32(bytes.count)])
            let padded = bytes + [UInt8](repeating: 0, count: (4 - bytes.count % 4) % 4)
            body += padded
            offset += padded.count
        }
        return Data(directory + body)
    }()

    private static let diagonal: [UInt8] =
        words([1, 0, 0, advance, unitsPerEm, 1, 0])  // contours, bounding box, last point, instructions
        + [1, 1]  // both points on the curve
        + words([0, advance, 0, unitsPerEm])

    private static let head: [UInt8] =
        longs([0x0001_0000, 0x0001_0000, 0, 0x5F0F_3CF5]) + words([0, unitsPerEm])
        + longs([0, 0, 0, 0])  // created, modified
        + words([0, 0, advance, unitsPerEm])  // bounding box
        + words([0, 8, 2, 0, 0])  // style, smallest size, direction, short offsets, format

    private static let hhea: [UInt8] =
        longs([0x0001_0000]) + words([unitsPerEm, 0, 0, advance, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1])

    /// One metric; the second glyph shares its advance.
    private static let hmtx: [UInt8] = words([advance, 0, 0])

    private static let maxp: [UInt8] =
        longs([0x0001_0000]) + words([2, 2, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0])

    private static func words(_ values: [UInt16]) -> [UInt8] {
        values.flatMap { [UInt8($0 >> 8), UInt8(truncatingIfNeeded: $0)] }
    }

    private static func longs(_ values: [UInt32]) -> [UInt8] {
        values.flatMap { words([UInt16($0 >> 16), UInt16(truncatingIfNeeded: $0)]) }
    }

    private static func checksum(_ bytes: [UInt8]) -> UInt32 {
        bytes.enumerated().reduce(0) { sum, item in
            sum &+ UInt32(item.element) << UInt32(24 - 8 * (item.offset % 4))
        }
    }
}
