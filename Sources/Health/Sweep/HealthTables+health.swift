import Store

// What the tables hold as words, and what it means here.

extension CheckKey {
    init(_ key: HealthTables.Key) {
        self.init(check: key.check, subject: key.subject, machine: key.machine)
    }
}

extension HealthTables.Key {
    init(_ key: CheckKey) {
        self.init(check: key.check, subject: key.subject, machine: key.machine)
    }
}

extension HealthTables.Result {
    init(_ measurement: Measurement) {
        self.init(
            key: HealthTables.Key(measurement.key), state: measurement.state.rawValue,
            value: measurement.value, reason: measurement.reason)
    }
}

extension HealthState {
    /// The schema lets no other word in.
    init(stored word: String) {
        guard let state = HealthState(rawValue: word) else { preconditionFailure("the state \(word)") }
        self = state
    }
}

extension CheckStatus {
    init(_ row: HealthTables.State) {
        self.init(
            state: HealthState(stored: row.state), since: row.since,
            streak: row.streak.map {
                Streak(
                    isWorse: $0.isWorse, length: $0.length, nearest: HealthState(stored: $0.nearest))
            },
            changes: row.changes)
    }
}

extension HealthTables.State {
    init(_ status: CheckStatus, key: CheckKey, incident: Int64?) {
        self.init(
            key: HealthTables.Key(key), state: status.state.rawValue, since: status.since,
            streak: status.streak.map {
                Streak(isWorse: $0.isWorse, length: $0.length, nearest: $0.nearest.rawValue)
            },
            changes: status.changes, incident: incident)
    }
}

extension RecordedStatus {
    init(_ row: HealthTables.State) {
        self.init(status: CheckStatus(row), incident: row.incident)
    }
}
