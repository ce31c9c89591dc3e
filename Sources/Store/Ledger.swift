import Documents
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
    /// Of those in flight, how many wait for a person.
    package var inReview: Int
    /// Files turned away at the door, which never became documents.
    package var turnedAway: Int
    /// Documents in flight that neither a job nor a review will take on. Must be 0.
    package var stranded: Int
    /// Jobs of documents that are at their end, or in review. Must be 0.
    package var stray: Int

    package var isBalanced: Bool {
        arrivals == stored + duplicates + quarantined + inFlight && stranded == 0 && stray == 0
    }
}

extension DocumentStore {
    /// The ledger at one moment: one statement, one snapshot. It counts for itself rather than keep running totals,
    /// which would prove nothing and make every commit wait for one row; two indexes hold all that is counted.
    package func ledger() async throws -> Ledger {
        let rows = try await database.query(
            """
            WITH seen AS (
                SELECT count(*) AS all, count(*) FILTER (WHERE outcome = 'duplicate') AS duplicates,
                    count(*) FILTER (WHERE outcome = 'refused') AS refused
                FROM arrivals
            ),
            held AS (
                SELECT count(*) FILTER (WHERE state = 'stored') AS stored,
                    count(*) FILTER (WHERE state = 'quarantined') AS quarantined,
                    count(*) FILTER (WHERE state = 'in-flight') AS in_flight,
                    count(*) FILTER (WHERE state = 'review') AS review
                FROM documents
            )
            SELECT seen.all AS arrivals, stored, duplicates, refused, quarantined, in_flight, review,
                (SELECT count(*) FROM documents WHERE state = 'in-flight'
                    AND NOT EXISTS (SELECT FROM jobs WHERE document_id = documents.id)) AS stranded,
                (SELECT count(*) FROM jobs JOIN documents ON documents.id = jobs.document_id
                    WHERE documents.state <> 'in-flight') AS stray
            FROM seen, held
            """)
        guard let row = rows.first else { throw StoreError.unexpected("no ledger") }
        let refused = try row.decode("refused", as: Int.self)
        let review = try row.decode("review", as: Int.self)
        return Ledger(
            arrivals: try row.decode("arrivals"), stored: try row.decode("stored"),
            duplicates: try row.decode("duplicates"),
            quarantined: try row.decode("quarantined", as: Int.self) + refused,
            inFlight: try row.decode("in_flight", as: Int.self) + review, inReview: review,
            turnedAway: refused, stranded: try row.decode("stranded"), stray: try row.decode("stray"))
    }
}
