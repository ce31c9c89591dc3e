package import Foundation

/// When changes are told. A pure value: it gets what waits, and answers what goes out now.
package struct AlertPolicy: Sendable, Hashable {
    /// From one message to the next; what comes in between waits and makes one message. Critical doesn't wait.
    package var digest: Duration
    /// How often people are reminded of what is not over and not acknowledged; nil for never.
    package var reminder: Duration?
    package var quiet: QuietTime?
    /// Whether critical is told in the quiet time too.
    package var criticalPasses: Bool

    package init(
        digest: Duration = .seconds(900), reminder: Duration? = nil, quiet: QuietTime? = nil,
        criticalPasses: Bool = true
    ) {
        self.digest = digest
        self.reminder = reminder
        self.quiet = quiet
        self.criticalPasses = criticalPasses
    }

    /// What waits to be told.
    package struct Waiting: Sendable, Hashable {
        package var id: Int64
        package var to: HealthState

        package init(id: Int64, to: HealthState) {
            self.id = id
            self.to = to
        }
    }

    /// The changes that make the next message, now; none when all of them wait.
    ///
    /// - Parameter lastMessage: when one was made last; nil for never.
    package func due(_ waiting: [Waiting], lastMessage: Date?, at now: Date) -> [Int64] {
        let critical = waiting.filter { $0.to == .critical }
        if let quiet, quiet.contains(now) { return criticalPasses ? critical.map(\.id) : [] }
        let isRested = lastMessage.map { now.timeIntervalSince($0) >= digest / .seconds(1) } ?? true
        return isRested || !critical.isEmpty ? waiting.map(\.id) : []
    }

    /// Whether it is time to remind people of an open incident.
    package func isReminderDue(lastChange: Date, isAcknowledged: Bool, at now: Date) -> Bool {
        guard let reminder, !isAcknowledged else { return false }
        return now.timeIntervalSince(lastChange) >= reminder / .seconds(1)
    }
}
