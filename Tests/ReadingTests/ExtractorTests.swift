import CHEIF
import Documents
import Extraction
import Foundation
import Testing

@Suite("The extractor, on documents drawn for it", .timeLimit(.minutes(10)))
struct ExtractorTests {
    private static let letter = [
        "Dear customer,", "thank you for your order of the fourth of March.",
        "We have sent the parcel to the address that you gave us,",
        "and it should be with you by the end of the week.",
        "Please write to us if anything is missing from it.", "With kind regards from all of us",
    ]
    private static let text = letter.joined(separator: "\n")

    @Test("A text layer is kept, with the place of each word")
    func textLayer() async throws {
        let paper = try DrawnPaper()
        try paper.makePDF("letter.pdf", sheets: [Self.letter, ["Second sheet"]])
        let document = try await paper.read("letter.pdf")
        await paper.pool.shutdown()
        #expect(document.mediaType == .pdf)
        #expect(document.pages.map(\.source) == [.textLayer, .textLayer])
        #expect(document.pages[0].text == Self.text)
        let first = try #require(document.pages[0].words.first)
        #expect(first.text == "Dear")
        #expect(abs(first.box.x - 40.0 / 420) < 0.01)
        #expect(abs(first.box.maxY - 60.0 / 595) < 0.02)
    }

    @Test("A page range reads only its pages")
    func pageRange() async throws {
        let paper = try DrawnPaper()
        try paper.makePDF("three.pdf", sheets: [["One"], ["Two"], ["Three"]])
        let document = try await paper.read("three.pdf", pages: 2...9)
        await paper.pool.shutdown()
        #expect(document.pageCount == 3)
        #expect(document.pages.map(\.text) == ["Two", "Three"])
    }

    @Test("A page that is a picture is recognised, and left alone when OCR is not wanted")
    func scannedPDF() async throws {
        let paper = try DrawnPaper()
        try paper.makePDF("scan.pdf", sheets: [Self.letter], asPictures: true)
        let document = try await paper.read("scan.pdf")
        let skipped = try await paper.read("scan.pdf", ocr: .skip)
        await paper.pool.shutdown()
        #expect(document.pages[0].source == .ocr)
        #expect(document.pages[0].text.contains("order of the fourth of March"))
        #expect(document.pages[0].confidence > 0.8)
        #expect(skipped.pages[0].source == .none)
    }

    @Test("A picture of text among text is recognised, in its place; what the layer says stays as it is")
    func picturesAmongText() async throws {
        let paper = try DrawnPaper()
        try paper.makeMixedPDF(
            "mixed.pdf", above: ["Printed before the picture."], picture: Array(Self.letter[1...3]),
            below: ["Printed after the picture."])
        let document = try await paper.read("mixed.pdf")
        let skipped = try await paper.read("mixed.pdf", ocr: .skip)
        await paper.pool.shutdown()
        let page = try #require(document.pages.first)
        #expect(page.source == .textLayer)
        let lines = ["Printed before the picture."] + Self.letter[1...3] + ["Printed after the picture."]
        #expect(page.text.split(separator: "\n") == lines.map { Substring($0) })
        let recognised = page.recognisedWords
        #expect(
            recognised.map(\.text) == Self.letter[1...3].flatMap { $0.split(separator: " ").map(String.init) }
        )
        let first = try #require(recognised.first)
        // 40 points into the picture, which lies 20 from the left and 58 from the top; its first baseline is at 60.
        #expect(abs(first.box.x - 60.0 / 420) < 0.01 && abs(first.box.maxY - 118.0 / 595) < 0.01)
        #expect(page.confidence > 0.9 && page.confidence < 1)
        #expect(document.findings.map(\.code) == ["pictures-read"])
        #expect(skipped.pages.first?.recognisedWords == [])
    }

    @Test("Paper is read whatever way up it lay", arguments: 0..<4)
    func orientation(quarters: Int) async throws {
        let paper = try DrawnPaper()
        try paper.makePNG("scan.png", lines: Self.letter, quarters: quarters)
        let page = try #require(try await paper.read("scan.png").pages.first)
        await paper.pool.shutdown()
        #expect(page.text.contains("thank you for your order"))
        #expect(page.rotation == (360 - 90 * quarters) % 360)
        #expect(page.width < page.height)
        let first = try #require(page.words.first)
        #expect(first.text == "Dear")
        #expect(first.box.x < 0.15 && first.box.y < 0.15)
    }

    @Test("German under an English-first pipeline is read with its umlauts")
    func secondLanguage() async throws {
        let paper = try DrawnPaper()
        try paper.makePNG(
            "brief.png",
            lines: [
                "Sehr geehrte Damen und Herren,", "für die Überweisung der Gebühren danken wir Ihnen.",
                "Die Rechnung für den Monat März geht Ihnen mit der Post zu.", "Mit freundlichen Grüßen",
            ])
        let page = try #require(try await paper.read("brief.png").pages.first)
        await paper.pool.shutdown()
        #expect(page.text.contains("für die Überweisung der Gebühren"))
        #expect(page.text.contains("Grüßen"))
    }

    @Test("A language without data is a fault of the machine")
    func missingLanguage() async throws {
        let paper = try DrawnPaper()
        try paper.makePNG("scan.png", lines: Self.letter)
        let options = ExtractionOptions(languages: ["tlh"])
        let request = ReadRequest(path: paper.path("scan.png"), fileName: "scan.png", options: options)
        await #expect(throws: ExtractorFault.self) { try await paper.pool.read(request) }
        await paper.pool.shutdown()
    }

    @Test("Every page of a TIFF is a page")
    func manyPages() async throws {
        let paper = try DrawnPaper()
        try paper.makeTIFF("fax.tif", sheets: [Self.letter, ["Second sheet of the fax"]])
        let document = try await paper.read("fax.tif")
        await paper.pool.shutdown()
        #expect(document.pageCount == 2)
        #expect(document.pages[1].text == "Second sheet of the fax")
    }

    @Test(
        "A phone's pictures are read, each a page",
        arguments: [
            ("phone.heic", heif_compression_HEVC, MediaType.heic), ("web.avif", heif_compression_AV1, .avif),
        ])
    func heif(name: String, packing: heif_compression_format, mediaType: MediaType) async throws {
        let paper = try DrawnPaper()
        try paper.makeHEIF(name, sheets: [Self.letter, ["Second picture of the phone"]], packing: packing)
        let document = try await paper.read(name)
        await paper.pool.shutdown()
        #expect(document.mediaType == mediaType)
        #expect(document.pageCount == 2)
        #expect(document.pages[0].text.contains("order of the fourth of March"))
        #expect(document.pages[1].text == "Second picture of the phone")
    }

    @Test("A blank page is a page without text")
    func blank() async throws {
        let paper = try DrawnPaper()
        try paper.makePDF("blank.pdf", sheets: [[]], asPictures: true)
        let page = try #require(try await paper.read("blank.pdf").pages.first)
        await paper.pool.shutdown()
        #expect(page.source == .none)
        #expect(page.text.isEmpty && page.words.isEmpty)
    }

    private static let junk: [(String, [UInt8], Refusal.Code)] = [
        ("empty.pdf", [], .empty),
        ("junk.pdf", [UInt8]("%PDF-1.7\nnothing follows".utf8), .corruptPDF),
        ("junk.png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3], .corruptImage),
        ("junk.heic", [0, 0, 0, 16] + [UInt8]("ftypheic".utf8) + [0, 0, 0, 0], .corruptImage),
        ("film.mp4", [0, 0, 0, 16] + [UInt8]("ftypisom".utf8) + [0, 0, 0, 0], .unsupportedFormat),
        ("letter.docx", [0x50, 0x4B, 0x03, 0x04, 0, 0], .corruptDocument),
        ("blank.txt", [0xEF, 0xBB, 0xBF, 0x20, 0x0A], .empty),
        ("letter.txt", [0, 1, 2, 3, 4, 5, 6, 7], .unsupportedFormat),
    ]

    @Test("Bytes that are no document are refused with their code", arguments: junk)
    func refusals(name: String, bytes: [UInt8], code: Refusal.Code) async throws {
        let paper = try DrawnPaper()
        try paper.write(bytes, to: name)
        #expect(try await paper.refusal(of: name) == code)
    }

    @Test("A picture that claims to be huge is refused before it is decoded")
    func bomb() async throws {
        let paper = try DrawnPaper()
        let header: [UInt8] = [
            0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52,
            0, 1, 0, 0, 0, 1, 0, 0, 8, 0, 0, 0, 0, 1, 2, 3, 4, 0, 0, 0, 0, 0x49, 0x45, 0x4E, 0x44, 0, 0, 0, 0,
        ]
        try paper.write(header, to: "bomb.png")
        #expect(try await paper.refusal(of: "bomb.png") == .decompressionBomb)
    }

    @Test("A PDF that shows a picture too large to draw is refused, not read as blank")
    func pictureBomb() async throws {
        let paper = try DrawnPaper()
        try paper.writePDF("bomb.pdf", pictureOf: (width: 40_000, height: 30_000), bytes: 500)
        try paper.writePDF("plan.pdf", pictureOf: (width: 40_000, height: 30_000), bytes: 700_000)
        #expect(try await paper.refusal(of: "bomb.pdf") == .decompressionBomb)
        #expect(try await paper.refusal(of: "plan.pdf") == .pageTooLarge)
    }
}
