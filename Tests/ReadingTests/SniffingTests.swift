import Documents
import Reading
import Testing

@Suite("What a file is, by its bytes")
struct SniffingTests {
    private func sniff(_ head: [UInt8], tail: [UInt8] = [], name: String = "blob") -> MediaType {
        MediaTypeSniffer(head: head, tail: tail.isEmpty ? head : tail, name: name).mediaType
    }

    private static let heads: [([UInt8], MediaType)] = [
        ([0x25, 0x50, 0x44, 0x46, 0x2D, 0x31], .pdf),
        ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], .png),
        ([0xFF, 0xD8, 0xFF, 0xE0], .jpeg),
        ([0x49, 0x49, 0x2A, 0x00, 8, 0, 0, 0], .tiff),
        ([0x4D, 0x4D, 0x00, 0x2A, 0, 0, 0, 8], .tiff),
        ([UInt8]("GIF89a".utf8), .gif),
        ([UInt8]("RIFF....WEBPVP8 ".utf8), .webp),
        ([UInt8]("P5\n100 100\n255\n".utf8), .pnm),
        ([0x42, 0x4D, 9, 9, 0, 0, 0, 0, 0, 0, 54, 0, 0, 0, 40, 0, 0, 0, 1, 0, 0, 0], .bmp),
        ([0x50, 0x4B, 0x03, 0x04, 1, 2], MediaType("application/zip")),
    ]

    @Test("Each signature is known, whatever the name says", arguments: heads)
    func signatures(head: [UInt8], expected: MediaType) {
        #expect(sniff(head, name: "letter.txt") == expected)
    }

    @Test("A PDF behind a mail header, or without its first line, is still one")
    func lateHeader() {
        #expect(sniff(Array(("X-Mailer: none\r\n\r\n" + "%PDF-1.4\n").utf8)) == .pdf)
        #expect(sniff([0, 1, 2, 3], tail: Array("startxref\n116\n%%EOF".utf8)) == .pdf)
    }

    @Test("An archive with a PDF in it is no PDF")
    func archive() {
        let member = [UInt8]("a.pdf".utf8) + [UInt8](repeating: 0, count: 252) + [UInt8]("ustar\u{0}00".utf8)
        let head = member + [UInt8](repeating: 0, count: 512 - member.count) + [UInt8]("%PDF-1.7\n".utf8)
        #expect(sniff(head, name: "a.pdf").name == "application/x-tar")
    }

    @Test(
        "Among texts the name decides",
        arguments: [
            ("notes.md", MediaType.markdown), ("LIST.CSV", .csv), ("a.txt", .plainText),
            ("scan.pdf", .plainText),
            ("noname", .plainText),
        ])
    func texts(name: String, expected: MediaType) {
        #expect(sniff(Array("Dear Sir,\nBM is no bitmap.\n".utf8), name: name) == expected)
        #expect(sniff(Array("BMW fährt vor.\n".utf8), name: name) == expected)
    }

    @Test("Bytes without sense are unknown, and a name does not help")
    func nonsense() {
        #expect(sniff([0, 1, 2, 3, 4, 5, 6, 7, 8, 200, 201], name: "letter.txt") == .unknown)
    }
}
