package import Foundation

/// What became of one incident, as one message tells it.
package struct AlertItem: Sendable, Hashable {
    package var key: CheckKey
    /// The states that it went through, the one before first. Twice the same and nothing between: a reminder.
    package var states: [HealthState]
    package var openedAt: Date
    /// Of the last of the states.
    package var changedAt: Date
    package var value: Double?
    package var reason: String?

    package init(
        key: CheckKey, states: [HealthState], openedAt: Date, changedAt: Date, value: Double?, reason: String?
    ) {
        self.key = key
        self.states = states
        self.openedAt = openedAt
        self.changedAt = changedAt
        self.value = value
        self.reason = reason
    }

    package var state: HealthState { states.last ?? .ok }
    package var worst: HealthState { states.max() ?? .ok }
    package var isReminder: Bool { states.count == 2 && states[0] == states[1] }

    /// `critical: queue.age of extract, 4.2 h`, `resolved: disk.space of data, was warning for 25 min`
    package var headline: String {
        if state == .ok {
            return "resolved: \(key), was \(worst.rawValue) for \(length)"
        }
        let value = value.flatMap { number in check.map { ", \($0.quantity.text(number))" } } ?? ""
        let still = isReminder ? "still " : ""
        return "\(still)\(state.rawValue): \(key)\(value)"
    }

    /// What people want to know next, a line each.
    package var details: [String] {
        var lines: [String] = []
        if let reason { lines.append(reason) }
        if states.count > 2 { lines.append("went " + states.map(\.rawValue).joined(separator: " → ")) }
        if isReminder { lines.append("for \(length) now") }
        if let advice = check?.advice(for: state) { lines.append(advice) }
        return lines
    }

    private var check: HealthCheck? { HealthCheck.named(key.check) }

    private var length: String {
        Quantity.seconds.text(max(0, changedAt.timeIntervalSince(openedAt)))
    }
}
