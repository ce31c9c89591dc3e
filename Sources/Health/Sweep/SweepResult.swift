package import Foundation

/// What a sweep found: for `a2d2 health`, for `/health` and for the metrics.
package struct SweepResult: Sendable, Codable {
    package struct Check: Sendable, Codable {
        package var check: String
        /// Empty where a check has but one.
        package var subject: String
        /// Empty for what is the same seen from every machine.
        package var machine: String
        /// What was measured now: `ok`, `warning`, `critical`, `unknown`.
        package var measured: HealthState
        /// What it counts as, after so many results in a row; what was measured where no earlier result is known.
        package var state: HealthState
        /// How long it has been in `state`.
        package var since: Date?
        /// In the check's own unit: seconds, things, or a share of 1.
        package var value: Double?
        /// The value, as people read it.
        package var text: String
        package var warning: Double?
        package var critical: Double?
        /// The thresholds, as people read them.
        package var thresholds: String
        /// `s`, `%` or empty, for performance data; the value of a share stands in percent there.
        package var unit: String
        package var reason: String?
        /// What to do about it; nil for what is well.
        package var advice: String?
        /// Whether there is such a thing here at all.
        package var isApplicable: Bool
        /// The check whose trouble makes this one say nothing.
        package var suppressedBy: String?
        /// How many results in a row spoke for another state, and how many it takes; nil for none.
        package var confirming: String?
        package var isFlapping: Bool
        package var incident: Int64?
        package var acknowledgedBy: String?
    }

    package struct Remedy: Sendable, Codable {
        package var name: String
        /// How many things it was applied to.
        package var count: Int
        package var failure: String?

        package init(name: String, count: Int, failure: String? = nil) {
            self.name = name
            self.count = count
            self.failure = failure
        }
    }

    package var sweep: String
    package var machine: String
    package var startedAt: Date
    package var seconds: Double
    /// The worst that was measured.
    package var state: HealthState
    package var checks: [Check]
    package var remedies: [Remedy]
    /// Why the results could not be written down; nil when they were.
    package var recordingFault: String?
    /// What could not be told to whom; empty when all is told.
    package var alertFaults: [String]
}
