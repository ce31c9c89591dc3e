package import Documents
import Foundation
import Jobs
import Postgres

/// What reconciliation finds and mends. None of it can happen while every commit is whole; so a finding is a fault of
/// the program, of the disk, or of somebody who wrote to the tables.
extension DocumentStore {
    /// Documents in flight that nothing will take on.
    package func strandedDocuments(limit: Int) async throws -> [DocumentID] {
        try await ids(
            """
            SELECT id FROM documents WHERE state = 'in-flight'
                AND NOT EXISTS (SELECT FROM jobs WHERE document_id = documents.id)
            ORDER BY id LIMIT \(limit)
            """)
    }

    /// Gives such a document a job again, from the first stage on: stages that have a result are not repeated, but one
    /// that was read in part is read anew. False when it has one by now, or is in flight no more.
    package func resume(_ id: DocumentID, maxAttempts: Int) async throws -> Bool {
        try await database.transaction { connection in
            let record = try DocumentStore.lock(id, on: connection)
            let jobs = try connection.query("SELECT FROM jobs WHERE document_id = \(id.uuid) LIMIT 1")
            guard record.state == .inFlight, jobs.isEmpty else { return false }
            try DocumentStore.deleteParts(of: id, on: connection)
            let job = try DocumentStore.newJob(at: .extract, of: id, in: record.pipeline, on: connection)
            try JobQueue.insert([job], maxAttempts: maxAttempts, on: connection)
            return true
        }
    }

    /// Removes the jobs of documents that are at their end, or wait for a person; answers of which. Who holds a lease
    /// on one can't commit any more.
    package func removeStrayJobs() async throws -> [DocumentID] {
        try await ids(
            """
            DELETE FROM jobs USING documents
            WHERE documents.id = jobs.document_id AND documents.state <> 'in-flight'
            RETURNING documents.id
            """)
    }

    /// Documents that came through no door.
    package func documentsWithoutArrival(limit: Int) async throws -> [DocumentID] {
        try await ids(
            """
            SELECT id FROM documents WHERE NOT EXISTS (
                SELECT FROM arrivals WHERE document_id = documents.id AND outcome = 'accepted')
            ORDER BY id LIMIT \(limit)
            """)
    }

    /// What stands in the outbox, as far as we know: files of stored documents, relative to it. `after` pages on.
    package func outboxFiles(after id: DocumentID?, limit: Int) async throws -> [(
        id: DocumentID, files: [String]
    )] {
        try await database.query(
            """
            SELECT id, outbox_files FROM documents
            WHERE state = 'stored' AND (\(id?.uuid)::uuid IS NULL OR id > \(id?.uuid)::uuid)
            ORDER BY id LIMIT \(limit)
            """
        ).map { (DocumentID(try $0.decode("id", as: UUID.self)), try $0.decode("outbox_files")) }
    }

    private func ids(_ sql: SQL) async throws -> [DocumentID] {
        try await database.query(sql).map { DocumentID(try $0.decode("id", as: UUID.self)) }
    }
}
