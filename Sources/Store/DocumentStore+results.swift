package import Documents
import Foundation
package import Postgres

extension DocumentStore {
    /// Keeps the result of a stage under its memo key, instead of an earlier one.
    package static func keep(
        _ result: some Encodable & Sendable, of stage: StageName, for document: DocumentID, memoKey: String,
        on connection: isolated Connection
    ) throws {
        let text = try StoredJSON.encode(result)
        try connection.execute(
            """
            INSERT INTO stage_results (document_id, stage, memo_key, result)
            VALUES (\(document.uuid), \(stage.rawValue), \(memoKey), \(text)::json)
            ON CONFLICT (document_id, stage)
            DO UPDATE SET memo_key = excluded.memo_key, result = excluded.result, made_at = now()
            """)
    }

    package func result<Result: Decodable>(
        of stage: StageName, for document: DocumentID, as type: Result.Type
    ) async throws -> Result {
        let rows = try await database.query(
            """
            SELECT result::text AS result FROM stage_results
            WHERE document_id = \(document.uuid) AND stage = \(stage.rawValue)
            """)
        guard let text = try rows.first?.decode("result", as: String.self) else {
            throw StoreError.noResult(document, stage)
        }
        return try StoredJSON.decode(type, from: text)
    }

    /// The memo key of a stage's result, of which the next stage's key is made.
    package func memoKey(of stage: StageName, for document: DocumentID) async throws -> String? {
        try await database.query(
            """
            SELECT memo_key FROM stage_results
            WHERE document_id = \(document.uuid) AND stage = \(stage.rawValue)
            """
        ).first?.decode("memo_key")
    }

    /// A document that has a result under the key: `document` itself, before any other.
    package func documentWithResult(memoKey: String, preferring document: DocumentID) async throws
        -> DocumentID?
    {
        try await database.query(
            """
            SELECT document_id FROM stage_results WHERE memo_key = \(memoKey)
            ORDER BY document_id <> \(document.uuid) LIMIT 1
            """
        ).first.map { DocumentID(try $0.decode("document_id", as: UUID.self)) }
    }

    /// Takes over the result of a stage, with its pages, from a document that has one under the key. Throws when that
    /// has another result by now: the attempt is made again, and looks elsewhere.
    package static func adoptResult(
        of stage: StageName, memoKey: String, from source: DocumentID, for document: DocumentID,
        on connection: isolated Connection
    ) throws {
        guard source != document else { return }
        // Held until the commit, so that the pages copied below belong to this result.
        let isThere = try !connection.query(
            """
            SELECT FROM stage_results
            WHERE document_id = \(source.uuid) AND stage = \(stage.rawValue) AND memo_key = \(memoKey) FOR SHARE
            """
        ).isEmpty
        guard isThere else { throw StoreError.noResult(source, stage) }
        try connection.execute(
            """
            INSERT INTO stage_results (document_id, stage, memo_key, result)
            SELECT \(document.uuid), stage, memo_key, result FROM stage_results
            WHERE document_id = \(source.uuid) AND stage = \(stage.rawValue)
            ON CONFLICT (document_id, stage)
            DO UPDATE SET memo_key = excluded.memo_key, result = excluded.result, made_at = now()
            """)
        guard stage == .extract else { return }
        try connection.execute("DELETE FROM pages WHERE document_id = \(document.uuid)")
        try connection.execute(
            """
            INSERT INTO pages (document_id, number, source, text, confidence, rotation, width, height, resolution,
                words)
            SELECT \(document.uuid), number, source, text, confidence, rotation, width, height, resolution, words
            FROM pages WHERE document_id = \(source.uuid)
            """)
    }
}
