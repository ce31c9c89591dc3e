import Foundation
import Postgres
import Store

/// Writes a sweep down: moves every check's state on by what was measured, and opens, moves and ends incidents. All in
/// one transaction that no other sweep's runs beside, so that two machines take their results one after the other.
struct HealthRecorder: Sendable {
    let machine: String
    let settings: HealthSettings

    /// Answers what is now on record of each check that was measured.
    func record(
        _ measurements: [Measurement], of sweep: HealthTables.Sweep, remedies: [SweepResult.Remedy],
        at now: Date, on database: Database
    ) async throws -> [CheckKey: RecordedStatus] {
        try await database.transaction { connection in
            try HealthTables.lockStates(on: connection)
            let checks = Array(Set(measurements.map(\.check.name)))
            let known = try HealthTables.states(of: checks, machine: machine, on: connection)
            var recorded: [CheckKey: RecordedStatus] = [:]
            for measurement in measurements {
                let before = known.first { CheckKey($0.key) == measurement.key }
                recorded[measurement.key] = try move(
                    before, by: measurement, at: now, on: connection)
            }
            try end(known.filter { isGone($0, measurements) }, at: now, on: connection)
            try HealthTables.append(
                sweep, measurements.filter(\.isApplicable).map(HealthTables.Result.init), on: connection)
            try HealthTables.append(
                remedies.map { HealthTables.Remedy(name: $0.name, count: $0.count, failure: $0.failure) },
                machine: machine, at: now, on: connection)
            return try withAcknowledgements(recorded, on: connection)
        }
    }

    private func move(
        _ before: HealthTables.State?, by measurement: Measurement, at now: Date,
        on connection: isolated Connection
    ) throws -> RecordedStatus? {
        // What doesn't apply here, and never did, has no state; what is suppressed keeps the one that it had.
        guard before != nil || measurement.isApplicable else { return nil }
        guard measurement.suppressedBy == nil else { return before.map { RecordedStatus($0) } }
        let rule = settings.rule(for: measurement.check).hysteresis
        var status = before.map { CheckStatus($0) } ?? CheckStatus(since: now)
        var incident = before?.incident
        if let change = status.take(measurement.state, at: now, rule) {
            incident = try apply(
                change, to: incident, of: measurement.key, value: measurement.value,
                reason: measurement.reason, at: now, on: connection)
        }
        let state = HealthTables.State(status, key: measurement.key, incident: incident)
        try HealthTables.save(
            state, measured: HealthTables.Result(measurement), at: now, on: connection)
        let confirming = status.streak.map { "\($0.length) of \(status.needed(for: $0, rule, at: now))" }
        return RecordedStatus(status: status, incident: incident, confirming: confirming)
    }

    /// Answers the incident that is open now.
    private func apply(
        _ change: CheckStatus.Change, to incident: Int64?, of key: CheckKey, value: Double?, reason: String?,
        at now: Date, on connection: isolated Connection
    ) throws -> Int64? {
        let row = HealthTables.Change(
            from: change.from.rawValue, to: change.to.rawValue, value: value, reason: reason)
        guard let incident else {
            let opened = try HealthTables.open(
                HealthTables.Key(key), state: change.to.rawValue, at: now, on: connection)
            try HealthTables.append(row, of: opened, at: now, on: connection)
            return opened
        }
        try HealthTables.append(row, of: incident, at: now, on: connection)
        guard change.to != .ok else {
            try HealthTables.resolve(incident, at: now, on: connection)
            return nil
        }
        let worst = try HealthTables.incidents([incident], on: connection).first
            .flatMap { HealthState(rawValue: $0.worst) }
        try HealthTables.move(
            incident, to: change.to.rawValue, worst: max(worst ?? change.to, change.to).rawValue, at: now,
            on: connection)
        return incident
    }

    /// A subject that its check did not find any more. A check that could not look has found nothing out.
    private func isGone(_ state: HealthTables.State, _ measurements: [Measurement]) -> Bool {
        let key = CheckKey(state.key)
        let results = measurements.filter { $0.check.name == key.check }
        let hasLooked = results.allSatisfy { result in
            result.suppressedBy == nil && (!result.key.subject.isEmpty || result.state == .ok)
        }
        return hasLooked && !results.contains { $0.key == key }
    }

    private func end(
        _ gone: [HealthTables.State], at now: Date, on connection: isolated Connection
    ) throws {
        for state in gone {
            try HealthTables.remove(state.key, on: connection)
            guard let incident = state.incident else { continue }
            let change = HealthTables.Change(
                from: state.state, to: HealthState.ok.rawValue, value: nil, reason: "it is no longer there")
            try HealthTables.append(change, of: incident, at: now, on: connection)
            try HealthTables.resolve(incident, at: now, on: connection)
        }
    }

    private func withAcknowledgements(
        _ recorded: [CheckKey: RecordedStatus], on connection: isolated Connection
    ) throws -> [CheckKey: RecordedStatus] {
        let incidents = try HealthTables.incidents(recorded.values.compactMap(\.incident), on: connection)
        return recorded.mapValues { status in
            var status = status
            status.acknowledgedBy = incidents.first { $0.id == status.incident }?.acknowledgedBy
            return status
        }
    }
}
