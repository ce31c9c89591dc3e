import Glibc

/// Windows' numbers for encodings of one and of several bytes.
enum WindowsCodePage {
    /// What the bytes don't mean in the encoding becomes U+FFFD; an encoding that nobody knows is taken for 1252.
    static func decode(_ bytes: [UInt8], page: Int) -> String {
        if bytes.allSatisfy({ $0 < 0x80 }) || page == 65001 { return String(decoding: bytes, as: UTF8.self) }
        let name = page == 10000 ? "MACINTOSH" : "CP\(page)"
        var converter = iconv_open("UTF-8", name)
        if converter == iconv_t(bitPattern: -1) { converter = iconv_open("UTF-8", "CP1252") }
        guard converter != iconv_t(bitPattern: -1) else { return String(decoding: bytes, as: UTF8.self) }
        defer { iconv_close(converter) }
        var source = bytes.map { CChar(bitPattern: $0) }
        // No encoding needs more than this in UTF-8.
        var target = [CChar](repeating: 0, count: 4 * bytes.count + 3)
        let written = source.withUnsafeMutableBufferPointer { source in
            target.withUnsafeMutableBufferPointer { target in
                var from = source.baseAddress
                var to = target.baseAddress
                var left = source.count
                var room = target.count
                while left > 0, iconv(converter, &from, &left, &to, &room) == Int.max, left > 0, room >= 3 {
                    for byte in "\u{FFFD}".utf8 {
                        to?.pointee = CChar(bitPattern: byte)
                        to = to?.advanced(by: 1)
                    }
                    room -= 3
                    from = from?.advanced(by: 1)
                    left -= 1
                }
                return target.count - room
            }
        }
        return String(decoding: target[..<written].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// Of a font's character set (Rich Text Format 1.9.1, "Font Table").
    static func number(ofCharset charset: Int) -> Int? {
        let pages = [
            0: 1252, 77: 10000, 128: 932, 129: 949, 134: 936, 136: 950, 161: 1253, 162: 1254, 163: 1258,
            177: 1255,
            178: 1256, 186: 1257, 204: 1251, 222: 874, 238: 1250, 255: 437,
        ]
        return pages[charset]
    }
}
