import Foundation

/// Runs checks: those that others depend on first, the rest of each wave at once.
struct Measuring: Sendable {
    let context: HealthContext
    let settings: HealthSettings

    /// Always ends within the settings' time-out: what has no answer by then is unknown.
    func measure(_ checks: [HealthCheck]) async -> [Measurement] {
        let deadline = ContinuousClock.now + settings.timeout
        var done: [Measurement] = []
        var open = checks
        while !open.isEmpty {
            let names = Set(open.map(\.name))
            let wave = open.filter { check in !check.dependencies.contains(where: names.contains) }
            precondition(!wave.isEmpty, "no check depends on itself")
            done += await measure(wave: wave, after: done, until: deadline)
            open.removeAll { check in wave.contains { $0.name == check.name } }
        }
        let order = Dictionary(uniqueKeysWithValues: checks.enumerated().map { ($1.name, $0) })
        return done.sorted { left, right in
            (order[left.check.name] ?? 0, left.key) < (order[right.check.name] ?? 0, right.key)
        }
    }

    private func measure(
        wave: [HealthCheck], after done: [Measurement], until deadline: ContinuousClock.Instant
    ) async -> [Measurement] {
        let judged = done.map {
            Suppression.Judged(check: $0.check.name, subject: $0.key.subject, state: $0.state)
        }
        return await withTaskGroup(of: [Measurement].self) { group in
            for check in wave {
                group.addTask { await measure(check, judged, until: deadline) }
            }
            return await group.reduce(into: []) { $0 += $1 }
        }
    }

    private func measure(
        _ check: HealthCheck, _ judged: [Suppression.Judged], until deadline: ContinuousClock.Instant
    ) async -> [Measurement] {
        let rule = settings.rule(for: check)
        func measurement(_ reading: Reading, _ cause: String?) -> Measurement {
            Measurement(
                reading, of: check, on: context.machine, by: rule.thresholds, suppressedBy: cause)
        }
        // What can't say anything is not asked: a server that hangs is not made to hold more connections.
        if let cause = Suppression.cause(dependencies: check.dependencies, judged: judged) {
            return [measurement(Reading(.unknown("")), cause)]
        }
        let left = max(.zero, deadline - .now)
        return await check.readings(in: context, within: left).map { reading in
            measurement(
                reading,
                Suppression.cause(
                    subject: reading.subject, dependencies: check.dependencies, judged: judged))
        }
    }
}
