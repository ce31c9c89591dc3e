package import Documents
package import Jobs
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
        /// The same stage works on these pages too, each range in a job of its own.
        case ranges([ClosedRange<Int>])
        /// Nothing more to do here: stored, waiting for a person, or other jobs of the document go on.
        case end
    }

    /// Where the document goes; when only the transaction can tell, `decide` says so.
    package var next: Next
    /// The pages that were worked on, when the job doesn't say so.
    package var pages: ClosedRange<Int>?
    /// What the next stage, or a range, is predicted to take of a machine's memory.
    package var megabytes: Int
    package var write: @Sendable (isolated Connection) throws -> Void
    /// Runs in the transaction too, once the job is gone. It costs the hand-off a transaction of its own.
    package var decide: (@Sendable (isolated Connection) throws -> Next)?
    /// Admits the documents that lie within this one, and answers their first jobs. It costs a transaction too.
    package var admit: (@Sendable (isolated Connection) throws -> [NewJob])?

    package init(
        next: Next, pages: ClosedRange<Int>? = nil, megabytes: Int = 0,
        write: @escaping @Sendable (isolated Connection) throws -> Void
    ) {
        self.next = next
        self.pages = pages
        self.megabytes = megabytes
        self.write = write
    }

    package init(
        write: @escaping @Sendable (isolated Connection) throws -> Void,
        decide: @escaping @Sendable (isolated Connection) throws -> Next
    ) {
        next = .end
        megabytes = 0
        self.write = write
        self.decide = decide
    }
}
