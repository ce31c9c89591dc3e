import Foundation

/// As compound files and what is in them are written: the low byte first, texts in UTF-16 or Windows' code page.
extension ByteReader {
    init(littleEndian bytes: [UInt8]) {
        self.init(data: Data(bytes), isLittleEndian: true)
    }

    func short(at offset: Int) -> Int? { number(at: offset, size: 2) }
    func long(at offset: Int) -> Int? { number(at: offset, size: 4) }

    /// Nil when not all of it is there.
    func part(at offset: Int, count: Int) -> ByteReader? {
        bytes(offset, count).map { ByteReader(data: $0, isLittleEndian: isLittleEndian) }
    }

    /// As UTF-16.
    var unicode: String {
        let bytes = [UInt8](data)
        return String(
            decoding: (0..<bytes.count / 2).map { UInt16(bytes[2 * $0]) | UInt16(bytes[2 * $0 + 1]) << 8 },
            as: UTF16.self)
    }

    /// As Windows' Western code page.
    var western: String { WindowsCodePage.decode([UInt8](data), page: 1252) }
}
