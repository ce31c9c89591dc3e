import Agents
import Documents
import Testing

@Suite("The archive serial number of a label")
struct SerialNumberFieldTests {
    private func enrich(_ barcodes: [Barcode], parts: [ScanPart]? = nil) async throws -> Enrichment {
        var document = Typewriter.document("Dear Mrs Miller, the pipes arrived.")
        document.barcodes = barcodes
        document.parts = parts
        return try await Orchestrator(options: EnrichmentOptions(agents: ["analyzer"])).enrich(
            document, class: DocumentClass(category: "letter", confidence: 1, language: "en"),
            fileName: "x.pdf")
    }

    private func label(_ number: Int?, page: Int = 1) -> Barcode {
        Barcode(
            page: page, symbology: "QRCode", text: number.map { "ASN000\($0)" } ?? "https://example.org",
            box: Box(x: 0.7, y: 0.05, width: 0.1, height: 0.1), serialNumber: number)
    }

    @Test("is a field, with its place")
    func field() async throws {
        let result = try await enrich([label(nil), label(41, page: 2), label(41, page: 3)])
        let field = try #require(result.fields.first { $0.name == "archive_serial_number" })
        #expect(field.value == "41" && field.text == "ASN00041" && field.page == 2 && field.confidence == 1)
        #expect(field.source == "barcode/QRCode" && field.box != nil)
        #expect(result.findings.isEmpty)
    }

    @Test("is the first of several, which is worth a remark, and none of what a scan was divided into")
    func several() async throws {
        let result = try await enrich([label(41), label(43), label(42)])
        #expect(result.fields.first { $0.name == "archive_serial_number" }?.value == "41")
        let remark = try #require(result.findings.first { $0.code == "several-serial-numbers" })
        #expect(remark.message.contains("42, 43"))
        let divided = try await enrich([label(41)], parts: [ScanPart(pages: [1])])
        #expect(!divided.fields.contains { $0.name == "archive_serial_number" })
    }
}
