package import Documents
package import Postgres

/// What a finished job wants committed, all in one transaction guarded by its lease: the stage's result, the
/// history row and the next job.
package struct HandOff: Sendable {
    package enum Outcome: String, Sendable {
        case succeeded, memoised, refused
        /// For good: no further attempt is made.
        case failed
    }

    package var outcome: Outcome
    /// A refusal's code and sentence.
    package var refusal: Refusal?
    package var pipelineVersion: String?
    /// The pages that were worked on, where the job doesn't say it: the first part of a document that turned out long.
    package var pages: ClosedRange<Int>?
    package var next: [NewJob]
    /// Must the commit survive a power cut? Not between stages: the job before would only run again.
    package var isDurable: Bool
    /// The domain's own writes, inside the transaction.
    package var write: @Sendable (isolated Connection) throws -> Void
    /// What follows where only the transaction can tell, in which the job itself is gone by then: the last part of a
    /// document learns there that it is the last.
    package var following: (@Sendable (isolated Connection) throws -> [NewJob])?

    package init(
        outcome: Outcome, refusal: Refusal? = nil, pipelineVersion: String? = nil,
        pages: ClosedRange<Int>? = nil, next: [NewJob] = [],
        isDurable: Bool = true, write: @escaping @Sendable (isolated Connection) throws -> Void,
        following: (@Sendable (isolated Connection) throws -> [NewJob])? = nil
    ) {
        self.outcome = outcome
        self.refusal = refusal
        self.pipelineVersion = pipelineVersion
        self.pages = pages
        self.next = next
        self.isDurable = isDurable
        self.write = write
        self.following = following
    }
}
