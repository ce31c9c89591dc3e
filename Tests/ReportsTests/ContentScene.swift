import Foundation
import Postgres
import PostgresTestSupport
import Publishing
import Reports
import Store

/// Documents with what was found in them, in a database of its own.
struct ContentScene {
    let database: Database

    /// A document, its way through the states taken as the stages take it.
    @discardableResult
    func document(
        _ category: String?, at arrival: String, name: String = "scan.pdf", state: String = "stored",
        language: String? = "de", confidence: Double = 0.9, verification: Double? = nil,
        pipeline: String = "default",
        fields: [String: String] = [:], pages: [(source: String, confidence: Double)] = [],
        findings: [(code: String, severity: String)] = [], refusal: String? = nil
    ) async throws -> UUID {
        let id = UUID()
        let arrived = moment(arrival)
        try await database.transaction { connection in
            try connection.execute(
                """
                INSERT INTO documents (id, sha256, size, name, pipeline, pipeline_version, arrived_at, category,
                    confidence, verification, language, page_count)
                VALUES (\(id), encode(sha256(\(id.uuidString)::bytea), 'hex'), 1000, \(name), \(pipeline), 'v1',
                    \(arrived), \(category), \(confidence), \(verification), \(language), \(pages.count))
                """)
            for (position, field) in fields.sorted(by: { $0.key < $1.key }).enumerated() {
                try connection.execute(
                    """
                    INSERT INTO fields (document_id, position, name, value, text, confidence, source)
                    VALUES (\(id), \(position), \(field.key), \(field.value), \(field.value), 0.9, 'analyzer/label')
                    """)
            }
            for (index, page) in pages.enumerated() {
                try connection.execute(
                    """
                    INSERT INTO pages (document_id, number, source, text, confidence, rotation, width, height, words)
                    VALUES (\(id), \(index + 1), \(page.source), '', \(page.confidence), 0, 595, 842, '[]')
                    """)
            }
            for (position, finding) in findings.enumerated() {
                try connection.execute(
                    """
                    INSERT INTO findings (document_id, position, code, severity, message)
                    VALUES (\(id), \(position), \(finding.code), \(finding.severity), 'It is so.')
                    """)
            }
            let isEnd = state == "stored" || state == "quarantined"
            try connection.execute(
                """
                UPDATE documents SET state = \(state), finished_at = \(isEnd ? arrived : nil),
                    review_reason = \(state == "review" ? "not sure" : nil), refusal_code = \(refusal)
                WHERE id = \(id)
                """)
        }
        return id
    }

    /// An invoice of 119 for most tests.
    @discardableResult
    func invoice(
        _ vendor: String?, _ number: String?, _ amount: String?, at arrival: String, on day: String? = nil,
        due: String? = nil, currency: String? = "EUR", iban: String? = nil, vatID: String? = nil,
        category: String = "invoice", findings: [(code: String, severity: String)] = []
    ) async throws -> UUID {
        let fields = [
            "vendor_name": vendor, "invoice_number": number, "total_amount": amount, "invoice_date": day,
            "due_date": due, "currency": currency, "iban": iban, "vat_id": vatID,
        ]
        return try await document(
            category, at: arrival, fields: fields.compactMapValues { $0 }, findings: findings)
    }

    /// A person's decision.
    func correct(_ id: UUID, _ what: String, from before: String?, to after: String?, at time: String)
        async throws
    {
        try await database.execute(
            """
            INSERT INTO corrections (document_id, made_at, made_by, what, before, after)
            VALUES (\(id), \(moment(time)), 'anna', \(what), \(before), \(after))
            """)
        try await look(at: id, time)
        guard what == "category" else { return }
        try await database.execute(
            "UPDATE documents SET category = \(after), confidence = 1 WHERE id = \(id)")
    }

    func look(at id: UUID, _ time: String) async throws {
        try await database.execute(
            "UPDATE documents SET reviewed_at = \(moment(time)), reviewed_by = 'anna' WHERE id = \(id)")
    }

    func arrival(of id: UUID?, at time: String, outcome: String, folder: String = "inbox") async throws {
        try await database.execute(
            """
            INSERT INTO arrivals (id, arrived_at, source, folder, relative_path, pipeline, outcome, document_id,
                refusal_code)
            VALUES (\(UUID()), \(moment(time)), 'watch', \(folder), 'scan.pdf', 'default', \(outcome), \(id),
                \(outcome == "refused" ? "unsafe-name" : nil))
            """)
    }

    /// The report on a period, asked at its end.
    func report(
        _ definition: any ReportDefinition, from start: String, to end: String, in timeZone: String = "UTC",
        parameters: [String: String] = [:]
    ) async throws -> Report {
        let period = Period(start: moment(start), end: moment(end), timeZone: zone(timeZone))
        let request = try ReportCatalogue.request(
            definition, period: period, now: moment(end), parameters: parameters)
        return try await ReportMaker(
            session: ReportSession(database: database, visitors: .takeRole), version: "0",
            logger: TestServer.logger
        ).report(definition, for: request)
    }
}

func withContentScene(_ body: (ContentScene) async throws -> Void) async throws {
    try await withFreshDatabase(migrations: Schema.migrations) { database in
        for pipeline in ["default", "invoices"] {
            try await DocumentStore(database: database).record(
                pipeline: pipeline, version: "v1", definition: #"{"name": "default"}"#)
        }
        try await body(ContentScene(database: database))
    }
}

extension Report {
    func table(_ name: String) -> Table? {
        blocks.compactMap { if case .table(let table) = $0 { table } else { nil } }
            .first { $0.name == name }
    }
    func chart(_ name: String) -> Chart? {
        blocks.compactMap { if case .chart(let chart) = $0 { chart } else { nil } }
            .first { $0.name == name }
    }
    func headline(_ label: String) -> Headline? {
        blocks.flatMap { if case .headlines(let headlines) = $0 { headlines } else { [Headline]() } }
            .first { $0.label == label }
    }
    var sentences: [String] {
        blocks.flatMap {
            if case .sentences(let sentences) = $0 { sentences.map(\.text) } else { [String]() }
        }
    }
    var notes: [String] { blocks.compactMap { if case .note(let note) = $0 { note } else { nil } } }
    private var blocks: [Block] { sections.flatMap(\.blocks) }
}

extension Table {
    /// A column's cells, row by row.
    func column(_ name: String) -> [Cell] {
        guard let index = columns.firstIndex(where: { $0.name == name }) else { return [] }
        return rows.map { $0[index] }
    }
}
