import Documents
import Foundation
import Postgres
import Store
import Testing

@Suite("Facts of documents")
struct FactsTests {
    @Test(
        "what can't be read as a date or an amount is nothing, never an error",
        .timeLimit(.minutes(10)))
    func garbage() async throws {
        let values: [(text: String, day: String?, amount: String?)] = [
            ("2026-11-25", "2026-11-25", nil), ("2024-02-29", "2024-02-29", nil), ("2026-02-29", nil, nil),
            ("2026-13-01", nil, nil), ("2026-1-1", nil, nil), ("2026-11-25T00:00", nil, nil),
            ("1450-01-01", nil, nil),
            ("2026-11-25\n", nil, nil), ("1204.50", nil, "1204.50"), ("-3", nil, "-3"),
            ("1,204.50", nil, nil),
            ("1e5", nil, nil), ("NaN", nil, nil), ("9999999999999", nil, nil), ("١٢", nil, nil),
            ("", nil, nil),
        ]
        try await withStore { store in
            for value in values {
                let row = try #require(
                    try await store.database.query(
                        """
                        SELECT readable_date(\(value.text))::text AS day, readable_amount(\(value.text))::text AS amount
                        """
                    ).first)
                #expect(try row.decode("day", as: String?.self) == value.day, "\(value.text)")
                #expect(try row.decode("amount", as: String?.self) == value.amount, "\(value.text)")
            }
        }
    }

    @Test(
        "are there while a document is stored, follow a correction, and equal its fields",
        .timeLimit(.minutes(10)))
    func follow() async throws {
        try await withStore { store in
            let id = try await store.stored(.sample("a"), as: .bill(vendor: "Alpha", amount: "10.00"))
            #expect(
                try await store.facts() == ["\(id.uuid.uuidString.lowercased()) Alpha R-17 R17 10.00 EUR"])
            #expect(try await store.differences() == 0)

            try await store.correct(
                id, verdict: .init(fields: ["total_amount": "12.00", "vendor_name": ""], by: "anna"),
                maxAttempts: 10)
            #expect(try await store.facts() == [])
            try await store.finish(id) { connection in
                try DocumentStore.markStored(id, pipelineVersion: "v1", files: [], on: connection)
            }
            #expect(
                try await store.facts() == [
                    "\(id.uuid.uuidString.lowercased()) DE129273398 R-17 R17 12.00 EUR"
                ])
            _ = try await store.inReview(.sample("b"), as: .bill(vendor: "Beta", amount: "1.00"))
            #expect(try await store.facts().count == 1)
            #expect(try await store.differences() == 0)
        }
    }

    @Test("the surest of several values counts, and long ones are cut", .timeLimit(.minutes(10)))
    func surest() async throws {
        try await withStore { store in
            var description = DocumentStore.Description.bill(
                vendor: String(repeating: "Ä", count: 5000), amount: "10.00")
            description.enrichment.fields.append(
                Field(
                    name: "total_amount", value: "99.00", text: "99", confidence: 0.99,
                    source: "analyzer/label"))
            _ = try await store.stored(.sample("a"), as: description)
            let row = try #require(
                try await store.database.query(
                    "SELECT length(vendor) AS length, amount::text AS amount FROM document_facts"
                ).first)
            #expect(try row.decode("length", as: Int.self) == 200)
            #expect(try row.decode("amount", as: String.self) == "99.00")
        }
    }
}

extension DocumentStore {
    fileprivate func facts() async throws -> [String] {
        try await database.query(
            """
            SELECT concat_ws(' ', document_id, vendor, number, number_key, amount, currency) AS line
            FROM document_facts ORDER BY 1
            """
        ).map { try $0.decode("line") }
    }

    /// Between what is kept and what the fields say.
    fileprivate func differences() async throws -> Int {
        let kept: SQL = """
            SELECT document_id, category, arrived_at, vendor, party, number, billed_on, due_on, ends_on, amount, currency,
                iban, vat_id FROM document_facts
            """
        let said: SQL = "SELECT * FROM facts_of_fields"
        return try await database.query(
            """
            SELECT count(*) AS differences
            FROM ((\(kept) EXCEPT \(said)) UNION ALL (\(said) EXCEPT \(kept))) AS difference
            """
        ).first?.decode("differences") ?? -1
    }
}

extension DocumentStore.Description {
    fileprivate static func bill(vendor: String, amount: String) -> DocumentStore.Description {
        let values = [
            "vendor_name": vendor, "invoice_number": "R-17", "total_amount": amount, "currency": "EUR",
            "vat_id": "DE129273398",
        ]
        var description = sample()
        description.documentClass.category = "invoice"
        description.enrichment.fields = values.sorted { $0.key < $1.key }.map {
            Field(name: $0.key, value: $0.value, text: $0.value, confidence: 0.9, source: "analyzer/label")
        }
        return description
    }
}
