package import Documents
package import Jobs
package import Postgres

/// A long document while several jobs read it. It has parts from the hand-off of its first pages until the last of its
/// jobs joins them, or until it is given up.
extension DocumentStore {
    /// Keeps the first pages of a document that turned out long, instead of all that was known of its pages. What it
    /// had as a result is gone with them: nobody may take over pages of two readings.
    package static func begin(
        _ document: DocumentID, with part: DocumentPart, pages: [Page], on connection: isolated Connection
    ) throws {
        _ = try lock(document, on: connection)
        try connection.execute(
            "DELETE FROM stage_results WHERE document_id = \(document.uuid) AND stage = 'extract'")
        try deleteParts(of: document, on: connection)
        try replacePages(pages, of: document, on: connection)
        try insert(part, of: document, on: connection)
    }

    /// Keeps another part, unless the document is in flight no more.
    ///
    /// The document's row is locked first, and held until the commit. Nothing may be written before: the locks of the
    /// foreign keys would make two parts wait for each other.
    package static func add(
        _ part: DocumentPart, pages: [Page], to document: DocumentID, on connection: isolated Connection
    ) throws {
        guard try lock(document, on: connection).state == .inFlight else { return }
        try replacePages(pages, of: document, in: part.pages, on: connection)
        try insert(part, of: document, on: connection)
    }

    /// All parts, in the order of their pages, when no job is left that reads another one: then they are to be joined.
    /// Nil before, and when somebody has joined them.
    ///
    /// To be asked when `add` holds the document's row. Of parts that end at the same moment one has waited there for the
    /// other, and looks only now whether another job is left: so the last one sees that it is the last.
    package static func partsToJoin(of document: DocumentID, on connection: isolated Connection) throws
        -> [DocumentPart]?
    {
        let others = try connection.query(
            "SELECT FROM jobs WHERE document_id = \(document.uuid) AND stage = 'extract' LIMIT 1")
        guard others.isEmpty else { return nil }
        let parts = try parts(of: document, on: connection)
        return parts.isEmpty ? nil : parts
    }

    /// Takes the document to the beginning of its reading: no part is left, and no job but the one that is to come. False
    /// when it is in flight no more.
    package static func beginAnew(
        _ document: DocumentID, because reason: String, on connection: isolated Connection
    ) throws -> Bool {
        try callOffJobs(of: document, because: reason, on: connection)
        guard try lock(document, on: connection).state == .inFlight else { return false }
        try deleteParts(of: document, on: connection)
        return true
    }

    /// Ends a document's way when its parts are looked at together. The run of the part itself is written down as done,
    /// so this one says why.
    package static func refuse(
        _ document: DocumentID, by job: Job, because refusal: Refusal, on connection: isolated Connection
    ) throws {
        try StageRun(
            job: job, outcome: HandOff.Outcome.refused.rawValue, code: refusal.code.rawValue,
            message: refusal.message
        ).append(on: connection)
        try quarantine(document, because: refusal, on: connection)
    }

    package static func deleteParts(of document: DocumentID, on connection: isolated Connection) throws {
        try connection.execute("DELETE FROM parts WHERE document_id = \(document.uuid)")
    }

    /// The first part of a document that is being read in parts.
    package func firstPart(of document: DocumentID) async throws -> DocumentPart? {
        try await database.query(
            """
            SELECT first_page, last_page, memo_key, pipeline_version, result::text AS result FROM parts
            WHERE document_id = \(document.uuid) AND first_page = 1
            """
        ).first.map(DocumentPart.init(row:))
    }

    private static func parts(of document: DocumentID, on connection: isolated Connection) throws
        -> [DocumentPart]
    {
        try connection.query(
            """
            SELECT first_page, last_page, memo_key, pipeline_version, result::text AS result FROM parts
            WHERE document_id = \(document.uuid) ORDER BY first_page
            """
        ).map(DocumentPart.init(row:))
    }

    private static func insert(
        _ part: DocumentPart, of document: DocumentID, on connection: isolated Connection
    ) throws {
        let result = try StoredJSON.encode(part.summary)
        try connection.execute(
            """
            INSERT INTO parts (document_id, first_page, last_page, memo_key, pipeline_version, result)
            VALUES (\(document.uuid), \(part.pages.lowerBound), \(part.pages.upperBound), \(part.memoKey),
                \(part.pipelineVersion), \(result)::json)
            ON CONFLICT (document_id, first_page)
            DO UPDATE SET last_page = excluded.last_page, memo_key = excluded.memo_key,
                pipeline_version = excluded.pipeline_version, result = excluded.result, made_at = now()
            """)
    }
}

extension DocumentPart {
    init(row: Row) throws {
        guard let pages = try row.decodePages() else { throw StoreError.unexpected("a part without pages") }
        self.init(
            pages: pages, memoKey: try row.decode("memo_key"),
            pipelineVersion: try row.decode("pipeline_version"),
            summary: try StoredJSON.decode(ExtractedDocument.self, from: try row.decode("result")))
    }
}
