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
        try await database.transaction { connection in
            let rows = try connection.query(
                "SELECT \(DocumentRecord.columns) FROM documents WHERE id = \(id.uuid) FOR UPDATE")
            guard let row = rows.first else { throw StoreError.noSuchDocument(id) }
            let record = try DocumentRecord(row: row)
            guard record.state == .review else {
                throw StoreError.wrongState(id, is: record.state, wanted: .review)
            }
            if let category = verdict.category {
                try DocumentStore.noteCorrection(
                    of: id, by: verdict.by, what: "category", before: record.category, after: category,
                    on: connection)
                try connection.execute(
                    "UPDATE documents SET category = \(category), confidence = 1 WHERE id = \(id.uuid)")
            }
            for (name, value) in verdict.fields.sorted(by: { $0.key < $1.key }) {
                try DocumentStore.correct(
                    name, to: value.isEmpty ? nil : value, of: id, by: verdict.by, on: connection)
            }
            try connection.execute(
                """
                UPDATE documents
                SET state = 'in-flight', review_reason = NULL, reviewed_at = now(), reviewed_by = \(verdict.by)
                WHERE id = \(id.uuid)
                """)
            try DocumentStore.makeSearchable(id, on: connection)
            let job = NewJob(document: id, stage: .persist, pipeline: record.pipeline, priority: 10)
            try JobQueue.insert([job], maxAttempts: maxAttempts, on: connection)
        }
        try await JobQueue.announce(on: database)
    }

    /// A person says that it doesn't belong here.
    package func reject(_ id: DocumentID, by: String) async throws {
        try await database.transaction { connection in
            let record = try DocumentStore.document(id, on: connection)
            guard record.state == .review else {
                throw StoreError.wrongState(id, is: record.state, wanted: .review)
            }
            try DocumentStore.quarantine(
                id, because: Refusal(.rejected, "Rejected in review by \(by)."), on: connection)
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
