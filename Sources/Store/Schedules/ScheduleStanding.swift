package import Foundation

/// What the database knows of a schedule at the moment in which somebody decides about its fires, and nobody else does.
package struct ScheduleStanding: Sendable, Hashable {
    package var name: String
    package var decidedUntil: Date
    package var isPaused: Bool
    /// Fires that wait or are at work.
    package var underWay: Int
    /// By the database's clock, which all machines share.
    package var now: Date
}

/// What is decided: the fires that come into being, and the moment up to which that is all.
package struct FireDecision: Sendable, Hashable {
    package var fires: [NewFire]
    package var decidedUntil: Date

    package init(fires: [NewFire], decidedUntil: Date) {
        self.fires = fires
        self.decidedUntil = decidedUntil
    }
}
