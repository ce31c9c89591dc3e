package import Foundation

/// A check's state over time. A pure value: it takes one result after the other and says what changes.
///
/// See docs/decisions/0037-states-and-suppression.md.
package struct CheckStatus: Sendable, Hashable, Codable {
    package private(set) var state: HealthState
    package private(set) var since: Date
    package private(set) var streak: Streak?
    /// When the state changed lately, oldest first.
    package private(set) var changes: [Date]

    /// Results in a row that are all worse than the state, or all better.
    package struct Streak: Sendable, Hashable, Codable {
        package var isWorse: Bool
        package var length: Int
        /// The nearest to the state among them: so much is certain.
        package var nearest: HealthState

        package init(isWorse: Bool, length: Int, nearest: HealthState) {
            self.isWorse = isWorse
            self.length = length
            self.nearest = nearest
        }
    }

    package struct Change: Sendable, Hashable {
        package var from: HealthState
        package var to: HealthState
        /// How long it had been as it was, in seconds.
        package var after: TimeInterval

        package init(from: HealthState, to: HealthState, after: TimeInterval) {
            self.from = from
            self.to = to
            self.after = after
        }
    }

    /// So many changes within `memory` are flapping.
    private static let flappingChanges = 4
    private static let memory: TimeInterval = 3600
    /// How much longer a streak must be while the state flaps.
    private static let damping = 3

    package init(
        state: HealthState = .ok, since: Date, streak: Streak? = nil, changes: [Date] = []
    ) {
        self.state = state
        self.since = since
        self.streak = streak
        self.changes = changes
    }

    /// The state comes and goes: then it takes longer to change, and people hear of it less often.
    package func isFlapping(at now: Date) -> Bool {
        changes.filter { $0 > now.addingTimeInterval(-Self.memory) }.count >= Self.flappingChanges
    }

    /// How many results in a row it takes from here.
    package func needed(for streak: Streak, _ rule: Hysteresis, at now: Date) -> Int {
        (streak.isWorse ? rule.confirm : rule.recover) * (isFlapping(at: now) ? Self.damping : 1)
    }

    /// Takes the next result; answers the change when it makes one.
    package mutating func take(_ result: HealthState, at now: Date, _ rule: Hysteresis) -> Change? {
        // Not to know is no recovery, and no news about what is bad already.
        let saysNothing = result == .unknown && state > .unknown
        guard result != state, !saysNothing else {
            streak = nil
            return nil
        }
        let next = extended(by: result)
        guard next.length >= needed(for: next, rule, at: now) else {
            streak = next
            return nil
        }
        let change = Change(from: state, to: next.nearest, after: now.timeIntervalSince(since))
        changes = changes.filter { $0 > now.addingTimeInterval(-Self.memory) } + [now]
        (state, since, streak) = (next.nearest, now, nil)
        return change
    }

    private func extended(by result: HealthState) -> Streak {
        let isWorse = result > state
        guard let streak, streak.isWorse == isWorse else {
            return Streak(isWorse: isWorse, length: 1, nearest: result)
        }
        let nearest = isWorse ? min(streak.nearest, result) : max(streak.nearest, result)
        return Streak(isWorse: isWorse, length: streak.length + 1, nearest: nearest)
    }
}
