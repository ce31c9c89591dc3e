/// Windows' numbers for encodings of one and of several bytes.
enum WindowsCodePage {
    /// What the bytes don't mean in the encoding becomes U+FFFD; an encoding that nobody knows is taken for 1252.
    static func decode(_ bytes: [UInt8], page: Int) -> String {
        if bytes.allSatisfy({ $0 < 0x80 }) || page == 65001 { return String(decoding: bytes, as: UTF8.self) }
        let name = page == 10000 ? "MACINTOSH" : "CP\(page)"
        return decode(bytes, as: name) ?? decode(bytes, as: "CP1252")
            ?? String(decoding: bytes, as: UTF8.self)
    }

    private static func decode(_ bytes: [UInt8], as encoding: String) -> String? {
        guard let converter = TextConverter(from: encoding, to: "UTF-8") else { return nil }
        var rest = bytes[...]
        var text = converter.convert(&rest)
        while !rest.isEmpty {
            text += "\u{FFFD}".utf8
            rest.removeFirst()
            text += converter.convert(&rest)
        }
        return String(decoding: text, as: UTF8.self)
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
