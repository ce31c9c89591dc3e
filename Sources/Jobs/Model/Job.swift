package import Documents
package import Foundation

/// One row of the queue, claimed: a document (or a page range of it) in a stage, or a fire, and the lease that we hold
/// on it.
package struct Job: Sendable, Hashable {
    package let id: Int64
    package let subject: JobSubject
    package let stage: StageName
    package let pipeline: String
    /// Only these pages, from 1; nil for the whole document.
    package let pages: ClosedRange<Int>?
    package let priority: Int
    /// What the work is predicted to take of this machine's memory.
    package let megabytes: Int
    /// From 1: this attempt is already counted.
    package let attempt: Int
    package let maxAttempts: Int
    /// From when on it could have been claimed.
    package let ready: Date
    package let lease: Lease
    /// What went wrong the last time, for the person who looks after the last attempt.
    package let lastFailure: String?

    /// Nil for a fire.
    package var document: DocumentID? { subject.document }

    package var isLastAttempt: Bool { attempt >= maxAttempts }

    package init(
        id: Int64, subject: JobSubject, stage: StageName, pipeline: String, pages: ClosedRange<Int>?,
        priority: Int, megabytes: Int = 0, attempt: Int, maxAttempts: Int, ready: Date, lease: Lease,
        lastFailure: String?
    ) {
        self.id = id
        self.subject = subject
        self.stage = stage
        self.pipeline = pipeline
        self.pages = pages
        self.priority = priority
        self.megabytes = megabytes
        self.attempt = attempt
        self.maxAttempts = maxAttempts
        self.ready = ready
        self.lease = lease
        self.lastFailure = lastFailure
    }
}
