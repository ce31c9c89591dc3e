package import Documents
import Jobs
package import Postgres

/// One step of a document's way. A stage reads and thinks; it says what is to be written, and the runner commits
/// it together with the job's end.
package protocol Stage: Sendable {
    var name: StageName { get }

    /// Raised when the stage would answer otherwise for the same input: part of the memo key. Nil for a
    /// stage whose effect is outside of the database and is never skipped.
    var version: String? { get }

    /// Throws a `Refusal` for a document that can't be processed, anything else for a failed attempt.
    func process(_ assignment: Assignment) async throws -> Completion
}

/// What a stage wants committed, and where the document goes from here.
package struct Completion: Sendable {
    package enum Next: Sendable, Hashable {
        case stage(StageName)
        /// Nothing more to do: stored, or waiting for a person.
        case end
    }

    package var next: Next
    package var write: @Sendable (isolated Connection) throws -> Void

    package init(next: Next, write: @escaping @Sendable (isolated Connection) throws -> Void) {
        self.next = next
        self.write = write
    }
}
