package import Documents
package import Foundation
import Jobs
import Postgres

extension DocumentStore {
    /// What became of an arrival at the door.
    package enum Admission: Sendable, Hashable {
        case accepted(DocumentID)
        case duplicate(of: DocumentID)
    }

    /// Writes the arrival, its document, the run of the ingest stage and the first job, in one transaction.
    package func admit(_ arrival: NewArrival) async throws -> Admission {
        try await database.transaction { connection in
            // Two copies of a file may come at the same moment: one of them waits here for the other.
            _ = try connection.query(
                "SELECT pg_advisory_xact_lock(hashtextextended(\(arrival.hash.hex), 0))")
            let earlier = try DocumentStore.earlierDocument(of: arrival, on: connection)
            if let earlier, arrival.duplicates == .skip {
                try DocumentStore.insert(arrival, outcome: "duplicate", document: earlier, on: connection)
                return .duplicate(of: earlier)
            }
            let id = DocumentID.new()
            try connection.execute(
                """
                INSERT INTO documents (id, sha256, size, name, tags, pipeline, pipeline_version, version_of)
                VALUES (\(id.uuid), \(arrival.hash.hex), \(arrival.size), \(arrival.name), \(arrival.tags),
                    \(arrival.pipeline), \(arrival.pipelineVersion), \(earlier?.uuid))
                """)
            try DocumentStore.insert(arrival, outcome: "accepted", document: id, on: connection)
            try StageRun(
                ingestOf: id, pipeline: arrival.pipeline, pipelineVersion: arrival.pipelineVersion,
                started: arrival.began
            ).append(on: connection)
            let job = try DocumentStore.newJob(
                at: .extract, of: id, in: arrival.pipeline, priority: arrival.priority, on: connection)
            try JobQueue.insert([job], maxAttempts: arrival.maxAttempts, on: connection)
            return .accepted(id)
        }
    }

    /// Writes down a file that was turned away at the door, once for each state of it.
    package func recordRefusal(
        source: NewArrival.Source, folder: String?, relativePath: String, pipeline: String, size: Int?,
        modified: Date?, fingerprint: String?, refusal: Refusal
    ) async throws {
        try await database.execute(
            """
            INSERT INTO arrivals (id, source, folder, relative_path, size, modified_at, fingerprint, pipeline, outcome,
                refusal_code, refusal_message)
            VALUES (\(DocumentID.new().uuid), \(source.rawValue), \(folder), \(relativePath), \(size), \(modified),
                \(fingerprint), \(pipeline), 'refused', \(refusal.code.rawValue),
                \(refusal.message))
            """)
    }

    /// Whether the file at this place was taken (or turned away) already, just as it is now.
    package func hasTaken(folder: String, relativePath: String, fingerprint: String) async throws -> Bool {
        let rows = try await database.query(
            """
            SELECT FROM arrivals
            WHERE folder = \(folder) AND relative_path = \(relativePath) AND fingerprint = \(fingerprint)
            LIMIT 1
            """)
        return !rows.isEmpty
    }

    /// Records a pipeline's version before a document names it.
    package func record(pipeline: String, version: String, definition: String) async throws {
        try await database.execute(
            """
            INSERT INTO pipeline_versions (name, version, definition)
            VALUES (\(pipeline), \(version), \(definition)::json)
            ON CONFLICT DO NOTHING
            """)
    }

    /// The definition, as JSON, of a version that once processed a document.
    package func definition(pipeline: String, version: String) async throws -> String? {
        try await database.query(
            """
            SELECT definition::text AS definition FROM pipeline_versions
            WHERE name = \(pipeline) AND version = \(version)
            """
        ).first?.decode("definition")
    }

    /// The document that this arrival repeats (or, where versions are kept, follows). One in quarantine doesn't
    /// count: whoever hands its file in again wants it tried again.
    private static func earlierDocument(of arrival: NewArrival, on connection: isolated Connection) throws
        -> DocumentID?
    {
        switch arrival.duplicates {
        case .process:
            return nil
        case .skip:
            return try documentWithContent(arrival.hash, on: connection)
        case .version:
            // Two look-ups, each by its index; an OR over both tables would read all of them.
            let rows = try connection.query(
                """
                SELECT id FROM (
                    SELECT id, state FROM documents WHERE sha256 = \(arrival.hash.hex)
                    UNION
                    SELECT documents.id, documents.state FROM arrivals JOIN documents ON documents.id = document_id
                    WHERE arrivals.folder = \(arrival.folder) AND arrivals.relative_path = \(arrival.relativePath)
                ) AS earlier
                WHERE state <> 'quarantined' ORDER BY id DESC LIMIT 1
                """)
            return try rows.first.map { DocumentID(try $0.decode("id", as: UUID.self)) }
        }
    }

    /// The first document of these bytes that isn't in quarantine.
    static func documentWithContent(_ hash: ContentHash, on connection: isolated Connection) throws
        -> DocumentID?
    {
        try connection.query(
            """
            SELECT id FROM documents WHERE sha256 = \(hash.hex) AND state <> 'quarantined' ORDER BY id LIMIT 1
            """
        ).first.map { DocumentID(try $0.decode("id", as: UUID.self)) }
    }

    private static func insert(
        _ arrival: NewArrival, outcome: String, document: DocumentID, on connection: isolated Connection
    ) throws {
        try connection.execute(
            """
            INSERT INTO arrivals (id, source, folder, relative_path, size, modified_at, fingerprint, sha256, pipeline,
                outcome, document_id)
            VALUES (\(DocumentID.new().uuid), \(arrival.source.rawValue), \(arrival.folder),
                \(arrival.relativePath), \(arrival.size), \(arrival.modified),
                \(arrival.fingerprint), \(arrival.hash.hex), \(arrival.pipeline),
                \(outcome), \(document.uuid))
            """)
    }
}
