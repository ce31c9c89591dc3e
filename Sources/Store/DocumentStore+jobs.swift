package import Documents
package import Extraction
import Foundation
import Jobs
package import Postgres

extension DocumentStore {
    /// A job of a document that stands in its table, for whom nobody has thought yet of what it may take of the memory.
    static func newJob(
        at stage: StageName, of id: DocumentID, in pipeline: String, priority: Int = 0,
        on connection: isolated Connection
    ) throws -> NewJob {
        NewJob(
            document: id, stage: stage, pipeline: pipeline, priority: priority,
            megabytes: try forecast(for: id, on: connection).megabytes(for: stage))
    }

    package func forecast(for id: DocumentID, memoryLimit: Int? = nil) async throws -> MemoryForecast {
        try await database.withConnection {
            try DocumentStore.forecast(for: id, memoryLimit: memoryLimit, on: $0)
        }
    }

    /// What work on the document is predicted to take of a machine's memory, as far as its pages are known.
    ///
    /// - Parameter memoryLimit: of its pipeline, in bytes; nil for that of the version on record.
    package static func forecast(
        for id: DocumentID, memoryLimit: Int? = nil, on connection: isolated Connection
    ) throws -> MemoryForecast {
        let rows = try connection.query(
            """
            SELECT documents.name, size, (definition #>> '{extract,limits,memory}')::bigint AS most, pages_known,
                megapixels
            FROM documents
                LEFT JOIN pipeline_versions AS version
                    ON version.name = documents.pipeline AND version.version = documents.pipeline_version,
                LATERAL (
                    SELECT count(*) AS pages_known, max(width * height * resolution * resolution) / 5184e6 AS megapixels
                    FROM pages WHERE document_id = documents.id
                ) AS known
            WHERE id = \(id.uuid)
            """)
        guard let row = rows.first else { throw StoreError.noSuchDocument(id) }
        return MemoryForecast(
            bytes: try row.decode("size"), name: try row.decode("name"),
            limit: try memoryLimit ?? row.decode("most", as: Int?.self) ?? ExtractionLimits().memory,
            pages: try row.decode("pages_known"), megapixels: try row.decode("megapixels"))
    }

    /// Ends all jobs of a document, those at work too: who holds a lease can't commit any more. To be done before the
    /// document's own row is locked, as a hand-off ends its job before it.
    static func callOffJobs(of id: DocumentID, because reason: String, on connection: isolated Connection)
        throws
    {
        try connection.execute(
            """
            WITH ended AS (DELETE FROM jobs WHERE document_id = \(id.uuid) RETURNING *)
            INSERT INTO stage_runs (job_id, document_id, stage, pipeline, first_page, last_page, attempt, worker,
                started_at, outcome, message)
            SELECT id, document_id, stage, pipeline, first_page, last_page, attempt, worker,
                coalesce(leased_at, clock_timestamp()), 'cancelled', \(reason.storable)
            FROM ended
            """)
    }
}
