import Delivery
package import Foundation
package import Logging
package import Outbound
package import Postgres
import Store

/// Tells people what changed. Each change goes into one message, each message to each target once: what is to be said
/// is decided and committed first, and then sent until everybody has it, by whichever machine comes by.
package struct AlertMessenger: Sendable {
    /// In seconds: what happened longer ago is no news to anybody.
    private static let longestTrying: TimeInterval = 86_400

    private let database: Database
    private let settings: AlertSettings
    private let courier: Courier
    private let machine: String
    private let now: @Sendable () -> Date
    private let logger: Logger

    package init(
        database: Database, settings: AlertSettings, courier: Courier, machine: String,
        now: @escaping @Sendable () -> Date = { Date() }, logger: Logger
    ) {
        self.database = database
        self.settings = settings
        self.courier = courier
        self.machine = machine
        self.now = now
        self.logger = logger
    }

    /// Makes the messages that are due and sends what is not everywhere yet. Answers what could not be told to whom.
    package func tell() async throws -> [String] {
        try await makeMessages()
        var faults: [String] = []
        for message in try await HealthTables.openMessages(on: database) {
            faults += try await send(message)
        }
        if let url = settings.alertmanager { faults += await post(to: Alertmanager(url: url)) }
        return faults
    }

    private func makeMessages() async throws {
        let (policy, date) = (settings.policy, now())
        try await database.transaction { connection in
            try HealthTables.lockMessages(on: connection)
            for (incident, lastChange) in try HealthTables.openIncidents(on: connection) {
                let isAcknowledged = incident.acknowledgedAt != nil
                guard policy.isReminderDue(lastChange: lastChange, isAcknowledged: isAcknowledged, at: date)
                else { continue }
                let reminder = HealthTables.Change(
                    from: incident.state, to: incident.state, value: nil, reason: nil)
                try HealthTables.append(reminder, of: incident.id, at: date, on: connection)
            }
            let waiting = try HealthTables.untold(on: connection).map {
                AlertPolicy.Waiting(id: $0.id, to: HealthState(stored: $0.to))
            }
            let due = policy.due(
                waiting, lastMessage: try HealthTables.lastMessage(on: connection), at: date)
            if !due.isEmpty { try HealthTables.makeMessage(of: due, at: date, on: connection) }
        }
    }

    private func send(_ message: HealthTables.Message) async throws -> [String] {
        let words = AlertMessage(message, machine: machine)
        for item in words.items {
            logger.log(level: item.state == .ok ? .notice : .warning, "health: \(item.headline)")
        }
        let results = try await courier.deliver(try words.parcel, to: settings.notify)
        let isWorthTrying = now().timeIntervalSince(message.madeAt) < Self.longestTrying
        if !isWorthTrying || !results.contains(where: { $0.fault?.kind == .temporary }) {
            try await HealthTables.finish(message.id, at: now(), on: database)
        }
        return results.compactMap { result in result.fault.map { "\(result.target.label): \($0)" } }
    }

    private func post(to alertmanager: Alertmanager) async -> [String] {
        let date = now()
        do {
            let periods = try await HealthTables.periods(
                endedAfter: date.addingTimeInterval(-Alertmanager.hold), on: database)
            try await alertmanager.post(
                periods.map { period in
                    Alertmanager.Alert(
                        CheckKey(period.key), HealthState(stored: period.state), startedAt: period.startedAt,
                        endedAt: period.endedAt, reason: period.reason, now: date)
                })
            return []
        } catch {
            logger.warning("the Alertmanager did not take the alerts", metadata: ["error": "\(error)"])
            return ["alertmanager: \(error)"]
        }
    }
}

extension AlertMessage {
    /// Several changes of one incident are told as one.
    init(_ message: HealthTables.Message, machine: String) {
        let incidents = Dictionary(grouping: message.changes) { $0.incident.id }
        let items = incidents.values.compactMap { changes -> AlertItem? in
            guard let first = changes.first, let last = changes.last else { return nil }
            return AlertItem(
                key: CheckKey(first.incident.key),
                states: ([first.from] + changes.map(\.to)).map { HealthState(stored: $0) },
                openedAt: first.incident.openedAt, changedAt: last.happenedAt, value: last.value,
                reason: last.reason)
        }
        let milliseconds = Int(message.madeAt.timeIntervalSince1970 * 1000)
        self.init(identity: "health/\(message.id)/\(milliseconds)", machine: machine, items: items)
    }
}
