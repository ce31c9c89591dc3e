import Documents
import Foundation
package import Postgres

extension Job {
    /// Reads a leased row of `jobs`.
    init(row: Row) throws {
        let stageName = try row.decode("stage", as: String.self)
        guard let stage = StageName(rawValue: stageName) else {
            throw QueueError.unexpected("stage \(stageName)")
        }
        self.init(
            id: try row.decode("id"), subject: try JobSubject(row: row),
            stage: stage, pipeline: try row.decode("pipeline"),
            pages: try row.decodePages(),
            priority: try row.decode("priority"), megabytes: try row.decode("megabytes"),
            attempt: try row.decode("attempt"),
            maxAttempts: try row.decode("max_attempts"), ready: try row.decode("ready_at"),
            lease: Lease(
                token: try row.decode("lease_token"), worker: try row.decode("worker"),
                since: try row.decode("leased_at")),
            lastFailure: try row.decode("last_failure"))
    }
}

extension JobSubject {
    /// As the columns have it: one of the two is there.
    init(row: Row) throws {
        if let document = try row.decode("document_id", as: UUID?.self) {
            self = .document(DocumentID(document))
        } else {
            self = .fire(try row.decode("fire_id"))
        }
    }
}

extension Row {
    /// Of the columns `first_page` and `last_page`; nil for a whole document.
    package func decodePages() throws -> ClosedRange<Int>? {
        let first = try decode("first_page", as: Int?.self)
        let last = try decode("last_page", as: Int?.self)
        guard let first, let last else { return nil }
        guard first <= last else { throw QueueError.unexpected("pages \(first) to \(last)") }
        return first...last
    }
}

extension [Row] {
    /// The only row of an answer that must have exactly one.
    func single() throws -> Row {
        guard count == 1, let row = first else { throw QueueError.unexpected("\(count) rows instead of one") }
        return row
    }
}
