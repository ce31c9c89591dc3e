package import Documents
package import Postgres

/// Documents, their pages, fields and search: all SQL of the domain. What belongs into a hand-off's transaction is a
/// static function on its connection; what stands alone is a method.
package struct DocumentStore: Sendable {
    package let database: Database

    package init(database: Database) {
        self.database = database
    }

    package func document(_ id: DocumentID) async throws -> DocumentRecord {
        try await database.withConnection { try DocumentStore.document(id, on: $0) }
    }

    package static func document(_ id: DocumentID, on connection: isolated Connection) throws
        -> DocumentRecord
    {
        let rows = try connection.query(
            "SELECT \(DocumentRecord.columns) FROM documents WHERE id = \(id.uuid)")
        guard let row = rows.first else { throw StoreError.noSuchDocument(id) }
        return try DocumentRecord(row: row)
    }

    /// The document, held for the transaction that is to change its state: who comes second sees what became of it.
    static func lock(_ id: DocumentID, on connection: isolated Connection) throws -> DocumentRecord {
        let rows = try connection.query(
            "SELECT \(DocumentRecord.columns) FROM documents WHERE id = \(id.uuid) FOR UPDATE")
        guard let row = rows.first else { throw StoreError.noSuchDocument(id) }
        return try DocumentRecord(row: row)
    }

    /// Ends a document's way, and all its jobs: it can't be processed. Its original stays in the blob store; of one
    /// that was read in part, nothing else.
    package static func quarantine(
        _ id: DocumentID, because refusal: Refusal, on connection: isolated Connection
    ) throws {
        try callOffJobs(of: id, because: refusal.description, on: connection)
        try connection.execute(
            """
            UPDATE documents
            SET state = 'quarantined', finished_at = now(), refusal_code = \(refusal.code.rawValue),
                refusal_message = \(refusal.message.storable)
            WHERE id = \(id.uuid)
            """)
        try connection.execute(
            """
            WITH parts AS (DELETE FROM parts WHERE document_id = \(id.uuid) RETURNING document_id)
            DELETE FROM pages WHERE document_id IN (SELECT document_id FROM parts)
            """)
    }

    /// A person must look: the document waits, with all that is known about it.
    package static func sendToReview(
        _ id: DocumentID, because reason: String, on connection: isolated Connection
    ) throws {
        try connection.execute(
            "UPDATE documents SET state = 'review', review_reason = \(reason) WHERE id = \(id.uuid)")
    }

    /// The document stands on the shelf and in the outbox, as these files.
    package static func markStored(
        _ id: DocumentID, pipelineVersion: String, files: [String], on connection: isolated Connection
    ) throws {
        try connection.execute(
            """
            UPDATE documents
            SET state = 'stored', finished_at = now(), pipeline_version = \(pipelineVersion),
                outbox_files = \(files)
            WHERE id = \(id.uuid)
            """)
    }
}
