package import Documents
package import Foundation

/// A job to put into the queue.
package struct NewJob: Sendable, Hashable {
    package var subject: JobSubject
    package var stage: StageName
    /// Whose options the work follows; of a fire, `cron/` and its schedule.
    package var pipeline: String
    package var pages: ClosedRange<Int>?
    /// Higher is sooner; 0 is usual.
    package var priority: Int
    /// What the work is predicted to take of a machine's memory; 0 for next to nothing.
    package var megabytes = 0
    /// Nil for now.
    package var readyAt: Date?
    /// Nil for as many as all jobs have.
    package var maxAttempts: Int?

    package init(
        document: DocumentID, stage: StageName, pipeline: String, pages: ClosedRange<Int>? = nil,
        priority: Int = 0, megabytes: Int = 0
    ) {
        subject = .document(document)
        self.stage = stage
        self.pipeline = pipeline
        self.pages = pages
        self.priority = priority
        self.megabytes = megabytes
    }

    /// - Parameter schedule: the name of the schedule that fired.
    package init(fire: UUID, of schedule: String, readyAt: Date?, maxAttempts: Int) {
        subject = .fire(fire)
        stage = .fire
        pipeline = "cron/\(schedule)"
        priority = 0
        self.readyAt = readyAt
        self.maxAttempts = maxAttempts
    }
}
