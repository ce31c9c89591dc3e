import Documents
import Foundation
import Testing

@testable import Agents

@Suite("Validator")
struct ValidatorTests {
    /// 2024-06-01, so that tests do not age.
    private let validator = Validator(now: { Date(timeIntervalSince1970: 1_717_200_000) })

    private func validate(
        _ fields: [FieldName: String], category: String = "other", source: Page.Source = .textLayer
    ) async throws -> CaseFile {
        let file = CaseFile(
            document: Typewriter.document("", source: source),
            documentClass: DocumentClass(category: category, confidence: 1),
            fileName: "",
            fields: fields.map {
                Field(
                    name: $0.key.rawValue, value: $0.value, text: $0.value, page: 1, confidence: 0.5,
                    source: "test")
            })
        return try await validator.work(on: file)
    }

    @Test(
        "Each contradiction has its finding",
        arguments: [
            ([FieldName.iban: "DE89370400440532013001"], "iban-checksum"),
            ([.vatID: "DE136695977"], "vat-id-checksum"), ([.vatID: "DE12"], "vat-id-format"),
            ([.currency: "XYZ"], "currency-unknown"),
            ([.netAmount: "100.00", .taxAmount: "19.00", .totalAmount: "120.00"], "total-mismatch"),
            ([.netAmount: "100.00", .taxAmount: "80.00"], "tax-rate-implausible"),
            ([.invoiceDate: "2024-03-05", .dueDate: "2024-03-01"], "due-before-invoice"),
            ([.startDate: "2024-03-05", .endDate: "2023-03-01"], "end-before-start"),
            ([.issueDate: "2024-03-05", .expiryDate: "2023-03-01"], "expiry-before-issue"),
            ([.invoiceDate: "2031-01-01"], "date-implausible"),
        ])
    func contradictions(fields: [FieldName: String], code: String) async throws {
        let file = try await validate(fields)
        #expect(file.findings.map(\.code).contains(code))
        #expect(try #require(file.verification) < 1)
        #expect(file.fields.contains { $0.confidence < 0.5 })
    }

    @Test("What holds together verifies whole, and is believed more")
    func consistent() async throws {
        let file = try await validate([
            .netAmount: "100.00", .taxAmount: "19.00", .totalAmount: "119.00", .invoiceDate: "2024-03-05",
            .dueDate: "2024-04-05", .iban: "DE89370400440532013000", .currency: "EUR",
        ])
        #expect(file.findings.isEmpty)
        #expect(file.verification == 1)
        #expect(file.fields.allSatisfy { $0.confidence > 0.5 })
    }

    @Test("A misread character of an IBAN is repaired on a recognised page, with a finding")
    func repairsIBAN() async throws {
        let file = try await validate([.iban: "DE8937O400440532013000"], source: .ocr)
        #expect(file[.iban]?.value == "DE89370400440532013000")
        #expect(file.findings.map(\.code) == ["iban-repaired"])
    }

    @Test("In a text layer nothing is misread, so nothing is repaired")
    func keepsIBANOfTextLayer() async throws {
        let file = try await validate([.iban: "DE8937O400440532013000"])
        #expect(file[.iban]?.value == "DE8937O400440532013000")
        #expect(file.findings.map(\.code) == ["iban-checksum"])
    }

    @Test("A letter in a VAT number is repaired when its checksum proves it")
    func repairsVATNumber() async throws {
        let file = try await validate([.vatID: "DE13669S976"], source: .ocr)
        #expect(file[.vatID]?.value == "DE136695976")
        #expect(file.findings.map(\.code) == ["vat-id-repaired"])
    }

    @Test("Fields that a category should have are missed")
    func missingFields() async throws {
        let file = try await validate(
            [.vendorName: "Muster GmbH", .totalAmount: "12.00"], category: "invoice")
        #expect(
            file.findings.map(\.message) == ["No invoice_number was found.", "No invoice_date was found."])
    }

    @Test("Nothing to check verifies nothing")
    func nothing() async throws {
        #expect(try await validate([:]).verification == nil)
    }
}
