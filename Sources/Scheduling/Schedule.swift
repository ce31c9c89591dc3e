package import Delivery
package import Foundation

/// One file in `cron/`: when, and which report, sweep, backup or chore. See docs/schedules.md.
package struct Schedule: Sendable, Hashable {
    package var name: String
    package var recurrence: Recurrence
    package var timeZone: TimeZone
    package var run: ScheduledWork
    package var missed: MissedPolicy
    package var overlap: OverlapPolicy
    /// After which an attempt is ended.
    package var timeout: Duration
    /// How often a failed attempt is tried again.
    package var retries: Int
    /// A fire waits for a time between zero and this, the same for the same fire on every machine.
    package var jitter: Duration
    package var isEnabled: Bool
    package var deliver: [DeliveryTarget]

    package init(
        name: String, recurrence: Recurrence, timeZone: TimeZone, run: ScheduledWork,
        missed: MissedPolicy = MissedPolicy(), overlap: OverlapPolicy = .skip,
        timeout: Duration = .seconds(600), retries: Int = 3, jitter: Duration = .zero,
        isEnabled: Bool = true, deliver: [DeliveryTarget] = []
    ) {
        self.name = name
        self.recurrence = recurrence
        self.timeZone = timeZone
        self.run = run
        self.missed = missed
        self.overlap = overlap
        self.timeout = timeout
        self.retries = retries
        self.jitter = jitter
        self.isEnabled = isEnabled
        self.deliver = deliver
    }
}

/// What a fire does.
package enum ScheduledWork: Sendable, Hashable, Codable {
    case report(ReportOrder)
    case sweep(name: String)
    case backup
    case chore(name: String, parameters: [String: String])

    package struct ReportOrder: Sendable, Hashable, Codable {
        package var name: String
        /// `yesterday`, `last-week`, `last-7-days`: as seen from the fire's time, in the schedule's time zone.
        package var period: String
        package var formats: [String]
        package var parameters: [String: String]

        package init(name: String, period: String, formats: [String], parameters: [String: String] = [:]) {
            self.name = name
            self.period = period
            self.formats = formats
            self.parameters = parameters
        }
    }
}

/// What becomes of fires whose time passed while nobody fired them.
package struct MissedPolicy: Sendable, Hashable {
    package enum Action: String, Sendable, Hashable, Codable, CaseIterable {
        /// One fire, the latest, for all that were missed.
        case runOnce = "run-once"
        case runAll = "run-all"
        case skip
    }

    package var action: Action
    /// Fires missed longer ago than this are gone, whatever the action.
    package var window: Duration

    package init(action: Action = .runOnce, window: Duration = .seconds(86_400)) {
        self.action = action
        self.window = window
    }
}

/// What becomes of a fire whose schedule's fire before is still under way.
package enum OverlapPolicy: String, Sendable, Hashable, Codable, CaseIterable {
    case skip, queue, allow
}
