import CTesseract
import Documents
import Foundation
import Testing

@testable import Reading

@Suite("PDF/A of a picture")
struct ArchivalPictureTests {
    private let desk: RenditionDesk
    private let words = [
        RenditionDesk.word("Quittung", 0.1, 0.5, 0.5, 0.1),
        RenditionDesk.word("Ёлка", 0.1, 0.7, 0.5, 0.1, line: 1),
    ]

    init() throws { desk = try RenditionDesk() }

    @Test(
        "conforms, shows every pixel, and has its words",
        arguments: [
            (MediaType.png, Int32(IFF_PNG), 1), (.png, Int32(IFF_PNG), 8), (.png, Int32(IFF_PNG), 32),
            (.tiff, Int32(IFF_TIFF_G4), 1), (.tiff, Int32(IFF_TIFF_LZW), 8), (.bmp, Int32(IFF_BMP), 32),
        ])
    func conforms(type: MediaType, format: Int32, depth: Int) throws {
        let picture = try TestPicture(width: 120, height: 90, depth: depth)
        try picture.write(to: desk.path("in"), format: format)
        let output = try desk.renderArchival(
            "in", as: type, pages: [RenditionDesk.page(words: words, width: 120, height: 90)])
        #expect(output.findings == [])
        #expect(try ArchivalProbe.faults(of: output.path) == [])
        #expect(PDFProbe.mistakes(in: output.path) == [])
        let probe = try PDFProbe(output.path)
        #expect(try probe.text(ofPage: 0) == "Quittung\nЁлка")
        #expect(try probe.grey(ofPage: 0, width: 120).pixels == picture.grey)
        let box = try #require(try probe.box(of: "Quittung", onPage: 0))
        #expect(abs(box.x - 0.1) < 0.01 && abs(box.y - 0.5) < 0.01)
    }

    @Test("passes a JPEG on as it is")
    func jpeg() throws {
        try TestPicture(width: 64, height: 48, depth: 8).write(
            to: desk.path("in.jpg"), format: Int32(IFF_JFIF_JPEG))
        let output = try desk.renderArchival("in.jpg", as: .jpeg)
        let jpeg = try Data(contentsOf: URL(filePath: desk.path("in.jpg")))
        #expect(output.findings == [])
        #expect(try Data(contentsOf: URL(filePath: output.path)).range(of: jpeg) != nil)
        #expect(try ArchivalProbe.faults(of: output.path) == [])
    }

    @Test("says what the inks of a picture for printing look like")
    func inks() throws {
        // No pixels: what stands in the PDF is decided by the header alone.
        let header: [UInt8] = [
            0xFF, 0xD8, 0xFF, 0xC0, 0, 20, 8, 0, 100, 0, 100, 4, 1, 17, 0, 2, 17, 0, 3, 17, 0, 4, 17, 0, 0xFF,
            0xD9,
        ]
        try Data(header).write(to: URL(filePath: desk.path("in.jpg")))
        let output = try desk.renderArchival("in.jpg", as: .jpeg)
        #expect(output.findings == [])
        #expect(try ArchivalProbe.faults(of: output.path) == [])
        let bytes = try Data(contentsOf: URL(filePath: output.path))
        #expect(bytes.range(of: Data("/ColorSpace [/ICCBased".utf8)) != nil)
    }

    @Test("is the ordinary PDF, and says so, where the picture is too small for a page")
    func tooSmall() throws {
        try TestPicture(width: 8, height: 8, depth: 8).write(to: desk.path("in.png"), format: Int32(IFF_PNG))
        let output = try desk.renderArchival("in.png", as: .png)
        #expect(output.findings.map(\.code) == ["not-pdf-a"])
        #expect(try PDFProbe(output.path).pageCount == 1)
        let bytes = try Data(contentsOf: URL(filePath: output.path))
        #expect(bytes.range(of: Data("pdfaid".utf8)) == nil)
    }

    @Test("is the same bytes for the same input")
    func isDeterministic() throws {
        try TestPicture(width: 120, height: 90, depth: 32).write(
            to: desk.path("in.png"), format: Int32(IFF_PNG))
        let pages = [RenditionDesk.page(words: words)]
        let first = try desk.renderArchival("in.png", as: .png, pages: pages, to: "1.pdf").path
        let second = try desk.renderArchival("in.png", as: .png, pages: pages, to: "2.pdf").path
        #expect(try Data(contentsOf: URL(filePath: first)) == Data(contentsOf: URL(filePath: second)))
    }
}
