package import Foundation

/// The state of every check, as `/health` says it.
package struct HealthOverview: Sendable, Hashable, Codable {
    package enum State: String, Sendable, Hashable, Codable, CaseIterable {
        case ok, warning, critical, unknown
    }

    package struct Check: Sendable, Hashable, Codable {
        package var name: String
        /// Which of several: a stage, a folder; nil where a check has but one.
        package var subject: String?
        /// Nil for what is the same seen from every machine.
        package var machine: String?
        package var state: State
        /// In the check's unit; nil when nothing could be measured.
        package var value: Double?
        /// When it got into this state.
        package var since: Date?
        /// What is wrong, or why nothing is known.
        package var reason: String?

        package init(
            name: String, subject: String? = nil, machine: String? = nil, state: State, value: Double? = nil,
            since: Date? = nil, reason: String? = nil
        ) {
            self.name = name
            self.subject = subject
            self.machine = machine
            self.state = state
            self.value = value
            self.since = since
            self.reason = reason
        }
    }

    package var checks: [Check]
    /// When the last sweep ended; nil when there was none.
    package var swept: Date?

    package init(checks: [Check], swept: Date?) {
        self.checks = checks
        self.swept = swept
    }

    /// The worst of all. What nobody knows is no alarm of its own, but no good news either.
    package var state: State {
        for state in [State.critical, .warning, .unknown] where checks.contains(where: { $0.state == state })
        {
            return state
        }
        return checks.isEmpty ? .unknown : .ok
    }
}
