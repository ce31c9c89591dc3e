package import Foundation

/// What becomes of a schedule's fires up to now: decided here, done elsewhere.
package struct FirePlan: Sendable, Hashable {
    package struct Fire: Sendable, Hashable {
        package var time: Date
        /// Made up for: its time passed while nobody fired.
        package var isLate: Bool

        package init(time: Date, isLate: Bool) {
            self.time = time
            self.isLate = isLate
        }
    }

    /// What fires now, oldest first.
    package var fires: [Fire] = []
    /// Times that passed and are not made up for, to be recorded as missed: the latest of them, oldest first.
    package var skipped: [Date] = []
    /// Whether there were earlier ones than those listed.
    package var hasSkippedMore = false
    /// Up to and including this instant, all is decided.
    package var cursor: Date
    /// False when so much is to be made up for that the rest waits for the next plan, from the new cursor.
    package var isComplete = true

    /// A fire that is decided within this time of its own is on time.
    package static let grace = Duration.seconds(60)
    /// What is made up for at once.
    package static let maximumFires = 1000
    /// What is listed of what was skipped: a schedule of every minute may have slept for a year.
    package static let maximumSkipped = 100
    /// A cursor further ahead than this was set by a clock that was wrong.
    package static let plausibleLead = Duration.seconds(86_400)

    package init(cursor: Date) {
        self.cursor = cursor
    }
}
