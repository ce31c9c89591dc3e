package import Documents
import Foundation
import Jobs
import Postgres

extension DocumentStore {
    /// What a person says about a document in review.
    package struct Verdict: Sendable {
        /// Nil leaves the category as it is.
        package var category: String?
        /// Values by field name; an empty value takes the field away.
        package var fields: [String: String]
        package var by: String

        package init(category: String? = nil, fields: [String: String] = [:], by: String) {
            self.category = category
            self.fields = fields
            self.by = by
        }
    }

    /// Lets a document out of review, with corrections, and hands it to the persist stage.
    package func accept(_ id: DocumentID, verdict: Verdict, maxAttempts: Int) async throws {
        try await put(id, right: verdict, from: [.review], maxAttempts: maxAttempts)
    }

    /// The same for a document that may be stored already: its fields, its search and its files in the outbox follow.
    package func correct(_ id: DocumentID, verdict: Verdict, maxAttempts: Int) async throws {
        try await put(id, right: verdict, from: [.review, .stored], maxAttempts: maxAttempts)
    }

    /// A person says that it doesn't belong here.
    package func reject(_ id: DocumentID, by: String) async throws {
        try await database.transaction { connection in
            _ = try DocumentStore.lock(id, in: [.review], on: connection)
            try DocumentStore.quarantine(
                id, because: Refusal(.rejected, "Rejected in review by \(by)."), on: connection)
        }
    }

    private func put(
        _ id: DocumentID, right verdict: Verdict, from states: [DocumentState], maxAttempts: Int
    ) async throws {
        try await database.transaction { connection in
            let record = try DocumentStore.lock(id, in: states, on: connection)
            try DocumentStore.apply(verdict, to: record, on: connection)
            try connection.execute(
                """
                UPDATE documents
                SET state = 'in-flight', finished_at = NULL, review_reason = NULL, reviewed_at = now(),
                    reviewed_by = \(verdict.by)
                WHERE id = \(id.uuid)
                """)
            try DocumentStore.makeSearchable(id, on: connection)
            let job = try DocumentStore.newJob(
                at: .persist, of: id, in: record.pipeline, priority: 10, on: connection)
            try JobQueue.insert([job], maxAttempts: maxAttempts, on: connection)
        }
        try await JobQueue.announce(on: database)
    }

    private static func lock(
        _ id: DocumentID, in states: [DocumentState], on connection: isolated Connection
    ) throws -> DocumentRecord {
        let record = try lock(id, on: connection)
        guard states.contains(record.state) else {
            throw StoreError.wrongState(id, is: record.state, wanted: states)
        }
        return record
    }

    private static func apply(
        _ verdict: Verdict, to record: DocumentRecord, on connection: isolated Connection
    ) throws {
        if let category = verdict.category {
            try noteCorrection(
                of: record.id, by: verdict.by, what: "category", before: record.category, after: category,
                on: connection)
            try connection.execute(
                "UPDATE documents SET category = \(category), confidence = 1 WHERE id = \(record.id.uuid)")
        }
        for (name, value) in verdict.fields.sorted(by: { $0.key < $1.key }) {
            try correct(
                name, to: value.isEmpty ? nil : value, of: record.id, by: verdict.by, on: connection)
        }
    }

    private static func correct(
        _ name: String, to value: String?, of id: DocumentID, by: String, on connection: isolated Connection
    ) throws {
        let before = try connection.query(
            "SELECT value FROM fields WHERE document_id = \(id.uuid) AND name = \(name) ORDER BY position LIMIT 1"
        ).first?.decode("value", as: String.self)
        try noteCorrection(of: id, by: by, what: name, before: before, after: value, on: connection)
        try connection.execute("DELETE FROM fields WHERE document_id = \(id.uuid) AND name = \(name)")
        guard let value else { return }
        try connection.execute(
            """
            INSERT INTO fields (document_id, position, name, value, text, confidence, source)
            SELECT \(id.uuid), coalesce(max(position), -1) + 1, \(name), \(value), \(value), 1, 'review'
            FROM fields WHERE document_id = \(id.uuid)
            """)
    }

    private static func noteCorrection(
        of id: DocumentID, by: String, what: String, before: String?, after: String?,
        on connection: isolated Connection
    ) throws {
        try connection.execute(
            """
            INSERT INTO corrections (document_id, made_by, what, before, after)
            VALUES (\(id.uuid), \(by), \(what), \(before), \(after))
            """)
    }
}
