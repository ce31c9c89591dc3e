import Agents
import Documents
import Testing

@Suite("What an e-invoice states beside its pages")
struct StatedFieldsTests {
    private func field(_ name: String, _ value: String) -> Field {
        Field(name: name, value: value, text: value, confidence: 1, source: "e-invoice/cii")
    }

    private func enrich(
        _ text: String, stating fields: [Field], kind: StructuredData.Kind = .invoice, isWhole: Bool = false,
        agents: [String] = ["analyzer", "transformer", "validator"]
    ) async throws -> Enrichment {
        var document = Typewriter.document(text)
        document.structuredData = StructuredData(format: .cii, kind: kind, fields: fields, isWhole: isWhole)
        return try await Orchestrator(options: EnrichmentOptions(agents: agents)).enrich(
            document, class: DocumentClass(category: "invoice", confidence: 1, language: "en"),
            fileName: "x.pdf")
    }

    private static let page = """
        Invoice No.: RE-2026-117
        Date: 15 March 2026
        Total: 1,190.00 EUR
        IBAN: DE02 1203 0000 0000 2020 51
        """

    @Test("Its values win, are sure, and keep their place where the page says the same")
    func adopted() async throws {
        let result = try await enrich(
            Self.page, stating: [field("total_amount", "1190.00"), field("vendor_name", "Brandt GmbH")])
        let total = try #require(result.fields.first { $0.name == "total_amount" })
        #expect(total.value == "1190.00" && total.confidence == 1 && total.source == "e-invoice/cii")
        #expect(total.page == 1 && total.box != nil && total.text.contains("1,190.00"))
        #expect(result.fields.filter { $0.name == "vendor_name" }.map(\.value) == ["Brandt GmbH"])
    }

    @Test("A wrong checksum is a finding, and nothing else: the value is what is stated")
    func checksum() async throws {
        let result = try await enrich(Self.page, stating: [field("vat_id", "DE123456789")])
        #expect(result.findings.contains { $0.code == "vat-id-checksum" })
        #expect(result.fields.first { $0.name == "vat_id" }?.confidence == 1)
    }

    @Test("They are adopted also where no agent checks, or none works at all", arguments: [["analyzer"], []])
    func withoutAgents(agents: [String]) async throws {
        let result = try await enrich(Self.page, stating: [field("total_amount", "1190.00")], agents: agents)
        #expect(result.fields.first { $0.name == "total_amount" }?.source == "e-invoice/cii")
    }

    @Test(
        "What the page shows in any spelling is no difference",
        arguments: [
            ("Betrag 1.190,00 €", "total_amount", "1190.00"), ("sum 1'190.00", "total_amount", "1190.00"),
            ("1 190,00", "total_amount", "1190.00"), ("1 198,00 37,62 235,62", "total_amount", "235.62"),
            ("1190", "total_amount", "1190.00"),
            ("am 15.3.26", "invoice_date", "2026-03-15"), ("15. März 2026", "invoice_date", "2026-03-15"),
            ("March 15, 2026", "invoice_date", "2026-03-15"),
            ("RE 2026–117", "invoice_number", "RE-2026-117"),
            ("de02 1203 0000 0000 2020 51", "iban", "DE02120300000000202051"),
        ])
    func spellings(text: String, name: String, value: String) async throws {
        let result = try await enrich(text, stating: [field(name, value)])
        #expect(!result.findings.contains { $0.code == "e-invoice-differs" })
    }

    @Test("A page that asks for other money than the XML is found out, once for each field")
    func differs() async throws {
        let result = try await enrich(
            Self.page, stating: [field("total_amount", "119.00"), field("iban", "DE44500105175407324931")])
        let found = result.findings.filter { $0.code == "e-invoice-differs" }
        #expect(found.count == 2 && found.allSatisfy { $0.severity == .warning })
        #expect(result.fields.first { $0.name == "total_amount" }?.value == "119.00")
    }

    @Test(
        "A part of what the page shows is not what it shows",
        arguments: [
            ("Total 529.87 EUR", "29.87"), ("Total 529.87 EUR", "9.87"), ("Total 1,190.00", "1.00"),
            ("Total 1.190,00", "190.00"), ("Total 1190.005", "1190.00"),
        ])
    func parts(text: String, value: String) async throws {
        let result = try await enrich(text, stating: [field("total_amount", value)], agents: [])
        #expect(result.findings.contains { $0.code == "e-invoice-differs" })
    }

    @Test("A document that is only XML can't differ from itself; nor can a page without a word")
    func nothingToCompare() async throws {
        for (text, isWhole) in [("Something", true), ("", false)] {
            let result = try await enrich(text, stating: [field("total_amount", "5.00")], isWhole: isWhole)
            #expect(!result.findings.contains { $0.code == "e-invoice-differs" })
        }
    }

    @Test("A credit note is called one")
    func creditNote() async throws {
        let result = try await enrich(Self.page, stating: [], kind: .creditNote)
        #expect(result.findings.contains { $0.code == "credit-note" && $0.severity == .info })
    }
}
