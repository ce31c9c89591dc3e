import Foundation

/// Reads numbers out of a file's bytes; nil beyond the end.
struct ByteReader {
    let data: Data
    var isLittleEndian = false

    var count: Int { data.count }

    func byte(_ offset: Int) -> UInt8? {
        offset >= 0 && offset < data.count ? data[data.startIndex + offset] : nil
    }

    /// An unsigned number of `size` bytes, up to 8; nil too when it doesn't fit.
    func number(at offset: Int, size: Int) -> Int? {
        guard let bytes = bytes(offset, size) else { return nil }
        let ordered = isLittleEndian ? Array(bytes.reversed()) : Array(bytes)
        return Int(exactly: ordered.reduce(UInt64(0)) { $0 << 8 | UInt64($1) })
    }

    func bytes(_ offset: Int, _ count: Int) -> Data? {
        guard offset >= 0, count >= 0, count <= data.count, offset <= data.count - count else { return nil }
        let start = data.startIndex + offset
        return data[start..<(start + count)]
    }
}
