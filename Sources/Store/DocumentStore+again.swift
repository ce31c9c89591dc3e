package import Documents
import Foundation
import Jobs
import Postgres

extension DocumentStore {
    /// Takes a document that is at its end, or in review, through all stages again.
    package func reprocess(_ id: DocumentID, maxAttempts: Int) async throws {
        try await database.transaction { connection in
            let record = try DocumentStore.lock(id, on: connection)
            guard record.state != .inFlight else {
                throw StoreError.wrongState(id, is: record.state, wanted: [.stored, .review, .quarantined])
            }
            try connection.execute(
                """
                UPDATE documents
                SET state = 'in-flight', finished_at = NULL, refusal_code = NULL, refusal_message = NULL,
                    review_reason = NULL, reviewed_at = NULL, reviewed_by = NULL
                WHERE id = \(id.uuid)
                """)
            let job = try DocumentStore.newJob(at: .extract, of: id, in: record.pipeline, on: connection)
            try JobQueue.insert([job], maxAttempts: maxAttempts, on: connection)
        }
        try await JobQueue.announce(on: database)
    }

    /// Ends a job, and its document's way with it, with all its other jobs; whoever works on one can't commit any more.
    package func cancel(job id: Int64, by: String) async throws -> DocumentID {
        let document = try await database.transaction { connection -> DocumentID in
            let rows = try connection.query(
                "SELECT document_id FROM jobs WHERE id = \(id) AND document_id IS NOT NULL FOR UPDATE")
            guard let row = rows.first else { throw QueueError.noSuchJob(id) }
            let document = DocumentID(try row.decode("document_id", as: UUID.self))
            try DocumentStore.quarantine(
                document, because: Refusal(.cancelled, "Cancelled by \(by)."), on: connection)
            return document
        }
        try await JobQueue.announceCancellation(on: database)
        return document
    }
}
