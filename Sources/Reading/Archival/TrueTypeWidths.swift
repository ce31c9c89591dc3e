/// The widths within a TrueType font. A PDF places text by its own list of widths, so where the font's differ, nothing moves when
/// they are made the same: some programs lose the width of each subset's last glyph (ReportLab).
struct TrueTypeWidths {
    private typealias Table = (entry: Int, start: Int, length: Int)

    private var bytes: [UInt8]
    private let unitsPerEm: Int
    private let header: Table
    private let entry: Int
    /// Advance and bearing of each glyph.
    private var metrics: [(advance: Int, bearing: Int)] = []

    /// Nil for a font whose tables are not where they should be (OpenType specification 1.9).
    init?(_ bytes: [UInt8]) {
        guard let head = Self.table("head", in: bytes), head.length >= 54,
            let hhea = Self.table("hhea", in: bytes), hhea.length >= 36,
            let maxp = Self.table("maxp", in: bytes), maxp.length >= 6,
            let hmtx = Self.table("hmtx", in: bytes)
        else { return nil }
        self.bytes = bytes
        header = hhea
        entry = hmtx.entry
        unitsPerEm = Self.word(bytes, head.start + 18)
        let (full, glyphs) = (Self.word(bytes, hhea.start + 34), Self.word(bytes, maxp.start + 4))
        guard unitsPerEm > 0, full > 0, glyphs >= full, hmtx.length >= 2 * full + 2 * glyphs else {
            return nil
        }
        for glyph in 0..<glyphs {
            // Glyphs beyond `full` share the last one's advance, and have bearings of their own.
            let position = hmtx.start + 4 * min(glyph, full - 1)
            let bearing = glyph < full ? position + 2 : hmtx.start + 4 * full + 2 * (glyph - full)
            metrics.append((Self.word(bytes, position), Self.word(bytes, bearing)))
        }
    }

    /// The font with these widths, in thousandths by glyph; nil when it hasn't all of these glyphs.
    func changed(_ widths: [Int: Double]) -> [UInt8]? {
        var metrics = metrics
        for (glyph, width) in widths {
            let units = (width * Double(unitsPerEm) / 1000).rounded()
            guard metrics.indices.contains(glyph), 0...65535 ~= units else { return nil }
            metrics[glyph].advance = Int(units)
        }
        var font = self
        font.put(metrics.count, size: 2, at: header.start + 34)
        font.putChecksum(of: header)
        let start = (bytes.count + 3) / 4 * 4
        let length = 4 * metrics.count
        font.bytes += [UInt8](repeating: 0, count: start + length - bytes.count)
        for (glyph, metric) in metrics.enumerated() {
            font.put(metric.advance, size: 2, at: start + 4 * glyph)
            font.put(metric.bearing, size: 2, at: start + 4 * glyph + 2)
        }
        font.put(start, size: 4, at: entry + 8)
        font.put(length, size: 4, at: entry + 12)
        font.putChecksum(of: (entry, start, length))
        return font.bytes
    }

    private mutating func putChecksum(of table: Table) {
        var sum = 0
        for offset in 0..<table.length {
            sum += Int(bytes[table.start + offset]) << (24 - 8 * (offset % 4))
        }
        put(sum & 0xFFFF_FFFF, size: 4, at: table.entry + 4)
    }

    private mutating func put(_ value: Int, size: Int, at offset: Int) {
        for index in 0..<size { bytes[offset + index] = UInt8(value >> (8 * (size - 1 - index)) & 255) }
    }

    private static func word(_ bytes: [UInt8], _ offset: Int) -> Int {
        Int(bytes[offset]) << 8 | Int(bytes[offset + 1])
    }

    private static func table(_ tag: String, in bytes: [UInt8]) -> Table? {
        guard bytes.count >= 12 else { return nil }
        for entry in stride(from: 12, to: 12 + 16 * word(bytes, 4), by: 16) {
            guard entry + 16 <= bytes.count else { return nil }
            guard bytes[entry..<entry + 4].elementsEqual(tag.utf8) else { continue }
            let start = word(bytes, entry + 8) << 16 | word(bytes, entry + 10)
            let length = word(bytes, entry + 12) << 16 | word(bytes, entry + 14)
            return start + length <= bytes.count ? (entry, start, length) : nil
        }
        return nil
    }
}
