import Documents
import Extraction
import Foundation
import Testing

@Suite("Scans of several documents", .timeLimit(.minutes(10)))
struct ScanTests {
    private static let letter = [
        "Dear Mrs Miller,", "the organ pipes arrived on Monday.", "Yours, Organ Works",
    ]
    private static let bill = ["Invoice 4711", "Tuning of the great organ", "Total 120.00 EUR"]
    private static let patchT = ScanOptions(separators: ["PATCHT"])

    /// The text of each part, read as a document of its own with the same options, which must not divide it again.
    private func texts(
        of children: [ChildBasket.Child], in paper: DrawnPaper, _ scans: ScanOptions
    ) async throws -> [String] {
        var texts: [String] = []
        for child in children {
            try paper.write([UInt8](child.bytes), to: child.path)
            let (document, others) = try await paper.readScan(child.path, scans)
            #expect(others.isEmpty && document.parts == nil)
            texts.append(document.text)
        }
        return texts
    }

    @Test("A patch code divides a PDF; the sheet goes, the pages stay as they are")
    func patchCode() async throws {
        let paper = try DrawnPaper()
        try paper.makeScan(
            "post.pdf",
            sheets: [.text(Self.letter), .patch(slant: 2), .blank, .text(Self.bill), .text(["Page two"])])
        let (document, children) = try await paper.readScan("post.pdf", Self.patchT)
        #expect(document.parts?.map(\.pages) == [[1], [4, 5]])
        #expect(document.mediaType == .pdf && document.pageCount == 1 && document.childCount == 2)
        #expect(document.text.contains("post-002.pdf: pages 4 to 5"))
        #expect(children.map(\.path) == ["post-001.pdf", "post-002.pdf"])
        #expect(document.barcodes?.map(\.symbology) == ["PatchCode"])
        let texts = try await texts(of: children, in: paper, Self.patchT)
        await paper.pool.shutdown()
        #expect(texts.first?.contains("organ pipes") == true)
        #expect(texts.last?.contains("Invoice 4711") == true && texts.last?.contains("Page two") == true)
    }

    @Test(
        "Barcodes divide too, of whichever kind", arguments: ["QRCode", "Code128", "Code39"])
    func barcodes(symbology: String) async throws {
        let paper = try DrawnPaper()
        try paper.makeScan(
            "post.pdf", sheets: [.text(Self.letter), .barcode(symbology, "NEXT"), .text(Self.bill)])
        let (document, _) = try await paper.readScan("post.pdf", ScanOptions(separators: ["next"]))
        await paper.pool.shutdown()
        #expect(document.parts?.map(\.pages) == [[1], [3]])
        #expect(document.barcodes?.first?.symbology == symbology)
        let box = try #require(document.barcodes?.first?.box)
        #expect(box.y > 0.05 && box.maxY < 0.25 && box.x > 0.1 && box.maxX < 0.9)
    }

    @Test("A TIFF is divided into PDFs of its pictures, at their resolution")
    func tiff() async throws {
        let paper = try DrawnPaper()
        try paper.makeScannedTIFF(
            "fax.tif", sheets: [.patch(isUpright: false), .text(Self.letter), .patch(), .text(Self.bill)])
        let (document, children) = try await paper.readScan("fax.tif", Self.patchT)
        #expect(document.mediaType == .tiff && document.parts?.map(\.pages) == [[2], [4]])
        try paper.write([UInt8](children[0].bytes), to: "part.pdf")
        let (part, _) = try await paper.readScan("part.pdf", Self.patchT)
        let texts = try await texts(of: children, in: paper, Self.patchT)
        await paper.pool.shutdown()
        let page = try #require(part.pages.first)
        #expect(abs(page.width - 420) < 1 && abs(page.height - 595) < 1)
        #expect(texts.first?.contains("organ pipes") == true && texts.last?.contains("4711") == true)
    }

    @Test("A label's serial number is read, and divides when it is to")
    func serialNumber() async throws {
        let paper = try DrawnPaper()
        try paper.makeScan(
            "post.pdf",
            sheets: [
                .barcode("Code128", "ASN00041", lines: Self.letter), .text(["Page two"]),
                .barcode("QRCode", "ASN 42", lines: Self.bill),
            ])
        let (whole, _) = try await paper.readScan("post.pdf", ScanOptions(serialNumberPrefix: "ASN"))
        #expect(whole.parts == nil && whole.pageCount == 3)
        #expect(whole.barcodes?.map(\.serialNumber) == [41, 42] && whole.barcodes?.map(\.page) == [1, 3])
        let dividing = ScanOptions(serialNumberPrefix: "ASN", dividesAtSerialNumbers: true)
        let (divided, children) = try await paper.readScan("post.pdf", dividing)
        #expect(
            divided.parts == [
                ScanPart(pages: [1, 2], serialNumber: 41), ScanPart(pages: [3], serialNumber: 42),
            ])
        try paper.write([UInt8](children[1].bytes), to: "second.pdf")
        let (second, _) = try await paper.readScan("second.pdf", dividing)
        await paper.pool.shutdown()
        #expect(second.barcodes?.first?.serialNumber == 42)
    }

    @Test("Fronts and backs are put together, once")
    func sides() async throws {
        let paper = try DrawnPaper()
        let sheets = ["one", "three", "four", "two"].map { DrawnPaper.Sheet.text(["This is page \($0)"]) }
        try paper.makeScan("stack.pdf", sheets: sheets)
        let options = ScanOptions(sides: .frontsThenBacks)
        let (document, children) = try await paper.readScan("stack.pdf", options)
        #expect(document.parts?.map(\.pages) == [[1, 4, 2, 3]])
        #expect(document.text.contains("pages 1, 4, 2, 3"))
        let texts = try await texts(of: children, in: paper, options)
        try paper.makeScan("odd.pdf", sheets: Array(sheets.prefix(3)))
        let odd = try await paper.readScan("odd.pdf", options).document
        await paper.pool.shutdown()
        let words = texts.first?.split { $0.isWhitespace }.filter {
            ["one", "two", "three", "four"].contains($0)
        }
        #expect(words == ["one", "two", "three", "four"])
        #expect(odd.parts == nil && odd.pageCount == 3 && odd.findings.map(\.code) == ["sides-uneven"])
    }

    @Test("A page that can't be looked at costs itself, and text is no barcode")
    func damaged() async throws {
        let paper = try DrawnPaper()
        try paper.makePDF("text.pdf", sheets: [Self.letter, Self.bill])
        let text = try await paper.readScan("text.pdf", Self.patchT).document
        #expect(text.barcodes == nil && text.parts == nil && text.pageCount == 2)
        try paper.writeEndlessPDF("endless.pdf")
        let limits = ExtractionLimits(secondsPerPage: 1)
        let error = await #expect(throws: Refusal.self) {
            try await paper.readScan("endless.pdf", Self.patchT, limits: limits)
        }
        await paper.pool.shutdown()
        #expect(error?.code == .extractorTimedOut)
    }
}
