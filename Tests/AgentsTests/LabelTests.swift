import Documents
import Testing

@testable import Agents

@Suite("Labels and layout")
struct LabelTests {
    private func kinds(_ text: String, recognised: Bool = false) -> Set<LabelKind> {
        let layout = PageLayout(Typewriter.page(text))
        return Set(
            layout.lines.enumerated().flatMap {
                LabelIndex.standard.hits(in: $1, number: $0, isRecognised: recognised)
            }.map(\.kind))
    }

    @Test(
        "The same label in four languages, with and without marks",
        arguments: [
            "Invoice No.", "INVOICE NUMBER:", "Rechnungs-Nr.", "Rechnungsnummer", "RechnungsNr:",
            "Facture n°", "Счет №",
        ])
    func invoiceNumber(text: String) {
        #expect(kinds(text).contains(.invoiceNumber))
    }

    @Test("German compounds mean what their last part means")
    func compounds() {
        #expect(kinds("Mietrechnung").contains(.invoice))
        #expect(kinds("Wartungsvertrag").contains(.contract))
    }

    @Test("Shapes that OCR confuses are the same, and one misread letter is forgiven on recognised pages")
    func misread() {
        #expect(kinds("lnvoice Nurnber 12").contains(.invoiceNumber))
        #expect(!kinds("Rechnungsnunmer").contains(.invoiceNumber))
        #expect(kinds("Rechnungsnunmer", recognised: true).contains(.invoiceNumber))
    }

    @Test("The longest phrase wins: a subtotal is no total")
    func longest() {
        #expect(!kinds("Sub Total").contains(.total))
        #expect(kinds("Total (Excluding GST)").contains(.net))
    }

    @Test("Words side by side are one line whatever the reader's lines were, and columns stay apart")
    func columns() {
        let words = [
            Word(text: "Total", box: Box(x: 0.1, y: 0.5, width: 0.06, height: 0.012), confidence: 1, line: 0),
            Word(
                text: "119,00", box: Box(x: 0.8, y: 0.501, width: 0.08, height: 0.012), confidence: 1, line: 7
            ),
        ]
        let page = Page(
            number: 1, source: .ocr, text: "", confidence: 1, width: 595, height: 842, words: words)
        let layout = PageLayout(page)
        #expect(layout.lines.count == 1)
        #expect(layout.lines[0].segments.count == 2)
    }

    @Test("A scan askew is straightened before lines are built")
    func skew() {
        let words = (0..<6).flatMap { row in
            (0..<8).map { column in
                Word(
                    text: "word",
                    box: Box(
                        x: 0.05 + 0.11 * Double(column), y: 0.1 + 0.02 * Double(row) + 0.003 * Double(column),
                        width: 0.08,
                        height: 0.012), confidence: 1, line: row)
            }
        }
        let page = Page(
            number: 1, source: .ocr, text: "", confidence: 1, width: 595, height: 842, words: words)
        #expect(PageLayout(page).lines.map(\.tokens.count) == Array(repeating: 8, count: 6))
    }

    @Test("Companies are told by their legal forms, wherever those stand")
    func companies() {
        func names(_ text: String) -> [String] {
            let evidence = Evidence(
                Typewriter.document(text), class: DocumentClass(category: "invoice", confidence: 1))
            let finder = CompanyNames(layout: evidence.layout, labels: evidence.labels)
            return evidence.layout.lines.indices.flatMap { finder.names(in: $0) }.map(\.text)
        }
        #expect(names("Metallbau Leipzig GmbH & Co. KG, Tor 1") == ["Metallbau Leipzig GmbH & Co. KG"])
        #expect(names("Käufer: Kunden AG Mitte") == ["Kunden AG Mitte"])
        #expect(names("ООО «Вектор Плюс», именуемое") == ["ООО «Вектор Плюс»"])
        #expect(names("AEON CO. (M) BHD (126926-H)") == ["AEON CO. (M) BHD"])
        #expect(names("PASARAYA PINTAR\nSDN BHD") == ["PASARAYA PINTAR SDN BHD"])
        #expect(names("as we said to all of them") == [])
    }
}

@Suite("Hostile pages")
struct HostilePageTests {
    @Test(
        "An endless line and endless legal forms are read in bounded time, and boxes that are no numbers do not trap",
        .timeLimit(.minutes(10)))
    func endless() async throws {
        let text = Array(repeating: "Ltd Ltd Ltd", count: 700).joined(separator: "\n")
        _ = try await Typewriter.enrich(text, as: .invoice, language: "en")
        let line = Array(repeating: "Total 1.00", count: 1000).joined(separator: " ")
        _ = try await Typewriter.enrich(line, as: .receipt, language: "en")
        let boxes = [Double.nan, .infinity, -1, 1e300].map { Box(x: $0, y: $0, width: $0, height: $0) }
        let words = boxes.enumerated().map { Word(text: "GmbH 1.00", box: $1, confidence: 1, line: $0) }
        let page = Page(
            number: 1, source: .ocr, text: "", confidence: 1, width: .nan, height: 0, words: words)
        let result = try await Orchestrator(options: EnrichmentOptions()).enrich(
            ExtractedDocument(mediaType: .png, pageCount: 1, pages: [page]),
            class: DocumentClass(category: "invoice", confidence: 1), fileName: "")
        #expect(result.fields.allSatisfy { (0...1).contains($0.confidence) })
    }
}
