package import Foundation
package import Jobs

/// What the database knows about the work, for those who watch it from outside.
package struct OperatingFigures: Sendable {
    package var queue: [JobQueue.StageDepth]
    package var ledger: Ledger
    package var arrivals: [Count]
    package var runs: [StageTotal]
    package var schedules: [ScheduleFigures]
    package var reports: [Made]
    package var deliveries: [Delivered]
    /// In bytes.
    package var databaseSize: Int

    /// Something counted by outcome and, where it was refused, by code (else empty).
    package struct Count: Sendable, Hashable {
        package var outcome: String
        package var code: String
        package var count: Int
    }

    /// All attempts at a stage that ended alike, since the beginning.
    package struct StageTotal: Sendable, Hashable {
        package var stage: String
        package var outcome: String
        package var code: String
        package var runs: Int
        /// That they took together.
        package var seconds: Double
    }

    package struct ScheduleFigures: Sendable, Hashable {
        package var name: String
        package var isPaused: Bool
        /// The nominal time of the last fire that came to an end, and what became of it.
        package var lastFire: Date?
        package var lastFailed: Bool
        package var lastSucceeded: Date?
        package var underWay: Int
        /// Since the oldest fire that is under way should have begun.
        package var lateSeconds: Double
    }

    package struct Made: Sendable, Hashable {
        package var name: String
        package var kept: Int
        package var last: Date
    }

    package struct Delivered: Sendable, Hashable {
        package var kind: String
        package var state: String
        package var count: Int
    }
}
