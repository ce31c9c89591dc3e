import Documents
import Foundation
import Postgres

/// The proof that nothing is lost: every arrival is stored, a duplicate, quarantined or in flight, and whatever is in
/// flight has something that will take it on.
package struct Ledger: Sendable, Hashable, Codable {
    package var arrivals: Int
    package var stored: Int
    package var duplicates: Int
    /// Documents in quarantine and files turned away at the door.
    package var quarantined: Int
    /// Waiting for a stage, in one, or in review.
    package var inFlight: Int
    /// Documents in flight that neither a job nor a review will take on. Must be 0.
    package var stranded: Int
    /// Jobs of documents that are at their end, or in review. Must be 0.
    package var stray: Int

    package var isBalanced: Bool {
        arrivals == stored + duplicates + quarantined + inFlight && stranded == 0 && stray == 0
    }
}

extension DocumentStore {
    /// The ledger at one moment: one statement, one snapshot.
    package func ledger() async throws -> Ledger {
        let rows = try await database.query(
            """
            WITH open AS (
                SELECT documents.id, documents.state, jobs.id AS job
                FROM documents LEFT JOIN jobs ON jobs.document_id = documents.id
                WHERE documents.state <> 'stored'
            )
            SELECT
                (SELECT count(*) FROM arrivals) AS arrivals,
                (SELECT count(*) FROM documents WHERE state = 'stored') AS stored,
                (SELECT count(*) FROM arrivals WHERE outcome = 'duplicate') AS duplicates,
                (SELECT count(*) FROM arrivals WHERE outcome = 'refused')
                    + (SELECT count(*) FROM documents WHERE state = 'quarantined') AS quarantined,
                (SELECT count(*) FROM documents WHERE state IN ('in-flight', 'review')) AS in_flight,
                (SELECT count(*) FROM open WHERE state = 'in-flight' AND job IS NULL) AS stranded,
                (SELECT count(*) FROM jobs JOIN documents ON documents.id = jobs.document_id
                    WHERE documents.state <> 'in-flight') AS stray
            """)
        guard let row = rows.first else { throw StoreError.unexpected("no ledger") }
        return Ledger(
            arrivals: try row.decode("arrivals"), stored: try row.decode("stored"),
            duplicates: try row.decode("duplicates"), quarantined: try row.decode("quarantined"),
            inFlight: try row.decode("in_flight"), stranded: try row.decode("stranded"),
            stray: try row.decode("stray"))
    }
}
