package import Foundation
package import Scheduling

/// A fire to put into the database.
package struct NewFire: Sendable, Hashable {
    package enum Fate: Sendable, Hashable {
        /// Gets a job.
        case open
        /// Gets one when the fires before it have ended.
        case queued
        case skipped(why: String)

        var state: FireRecord.State {
            switch self {
            case .open: .open
            case .queued: .queued
            case .skipped: .skipped
            }
        }

        var reason: String? {
            if case .skipped(let why) = self { why } else { nil }
        }
    }

    package var fireAt: Date
    package var cause: FireRecord.Cause
    package var fate: Fate
    /// Later than `fireAt` by the schedule's jitter.
    package var readyAt: Date
    package var order: FireOrder
    /// One more than the schedule's retries.
    package var maxAttempts: Int

    package init(
        fireAt: Date, cause: FireRecord.Cause, fate: Fate, readyAt: Date, order: FireOrder, maxAttempts: Int
    ) {
        self.fireAt = fireAt
        self.cause = cause
        self.fate = fate
        self.readyAt = readyAt
        self.order = order
        self.maxAttempts = maxAttempts
    }
}
