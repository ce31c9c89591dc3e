package import Delivery
package import Foundation
package import Logging
package import Outbound
package import Postgres
import ServiceLifecycle
import Store

/// Watches whether the database can be reached at all, apart from the queue and from everything that needs it: when it
/// goes, no fire comes and no log can be written, and somebody must say so. See
/// docs/decisions/0038-the-sentinel.md.
package struct Sentinel: Service {
    /// A new connection every so often.
    package static let interval = Duration.seconds(15)
    /// libpq has its own time-out; this is for what it doesn't notice.
    private static let patience = Duration.seconds(10)
    /// In seconds: what happened longer ago is no news to anybody.
    private static let longestTrying: TimeInterval = 86_400
    static let check = "database.reachable"

    private let database: Database
    private let settings: HealthSettings
    private let memory: SentinelMemory
    private let courier: Courier
    private let machine: String
    private let interval: Duration
    private let now: @Sendable () -> Date
    private let logger: Logger

    /// - Parameters:
    ///   - database: to write what was seen when it is back; it is reached by connections of the sentinel's own.
    ///   - courier: makes one that uses the log that it is given.
    ///   - dataFolder: holds the sentinel's memory.
    package init(
        database: Database, settings: HealthSettings, dataFolder: String, machine: String,
        interval: Duration = Sentinel.interval, now: @escaping @Sendable () -> Date = { Date() },
        logger: Logger, courier: (any DeliveryLog) -> Courier
    ) {
        self.database = database
        self.settings = settings
        self.machine = machine
        self.interval = interval
        self.now = now
        self.logger = logger
        memory = SentinelMemory(path: "\(dataFolder)/health-sentinel.json", at: now())
        self.courier = courier(memory)
    }

    package func run() async throws {
        await cancelWhenGracefulShutdown {
            // A sleep that is cut short by the shutdown has nothing to say.
            while (try? await Task.sleep(for: interval)) != nil { await look() }
        }
    }

    /// One look, and what follows from it. What fails now is done at the next look.
    func look() async {
        let fault = await faultOfDatabase()
        let (date, rule) = (now(), rule)
        do {
            if let change = try await memory.update({ $0.take(fault: fault, at: date, rule) }) {
                logger.log(
                    level: change.to == .ok ? .notice : .error,
                    "the database is \(change.to == .ok ? "back" : "away")",
                    metadata: ["reason": "\(change.reason ?? "")"])
            }
            try await tell(at: date)
            if fault == nil { try await writePast() }
        } catch is CancellationError {
            return
        } catch {
            logger.warning("the sentinel could not finish; it goes on", metadata: ["error": "\(error)"])
        }
    }

    private var rule: Hysteresis {
        HealthCheck.named(Self.check).map { settings.rule(for: $0).hysteresis } ?? Hysteresis()
    }

    /// Nil when it answers.
    private func faultOfDatabase() async -> String? {
        do {
            _ = try await TimeLimit.run(Self.patience) { [database, logger] in
                try await DatabaseKnock.seconds(on: database.settings, logger: logger)
            }
            return nil
        } catch is TimeLimit.Exhausted {
            return "no answer within \(Quantity.seconds.text(Self.patience / .seconds(1)))"
        } catch {
            return "\(error)"
        }
    }

    private func tell(at date: Date) async throws {
        let state = await memory.state
        if let url = settings.alerts.alertmanager { await post(state, to: Alertmanager(url: url), at: date) }
        let waiting = state.untold.enumerated().map { AlertPolicy.Waiting(id: Int64($0), to: $1.to) }
        for number in settings.alerts.policy.due(waiting, lastMessage: nil, at: date) {
            let change = state.untold[Int(number)]
            let item = AlertItem(
                key: CheckKey(check: Self.check, machine: machine), states: [change.from, change.to],
                openedAt: change.openedAt, changedAt: change.changedAt, value: nil, reason: change.reason)
            let message = AlertMessage(identity: change.identity, machine: machine, items: [item])
            let results = try await courier.deliver(try message.parcel, to: settings.alerts.notify)
            let isWorthTrying = date.timeIntervalSince(change.changedAt) < Self.longestTrying
            if isWorthTrying, results.contains(where: { $0.fault?.kind == .temporary }) { continue }
            try await memory.update { $0.untold.removeAll { $0 == change } }
        }
    }

    /// What is open, and what is over and not yet in the database: from then on the sweeps tell it.
    private func post(_ state: SentinelState, to alertmanager: Alertmanager, at date: Date) async {
        let alerts = (state.past + [state.incident].compactMap(\.self)).map { incident in
            Alertmanager.Alert(
                CheckKey(check: Self.check, machine: machine), .critical, startedAt: incident.openedAt,
                endedAt: incident.resolvedAt, reason: incident.reason, now: date)
        }
        do {
            try await alertmanager.post(alerts)
        } catch {
            logger.warning("the Alertmanager did not take the alert", metadata: ["error": "\(error)"])
        }
    }

    private func writePast() async throws {
        for incident in await memory.state.past {
            guard let resolvedAt = incident.resolvedAt else { continue }
            let key = HealthTables.Key(CheckKey(check: Self.check, machine: machine))
            try await TimeLimit.run(Self.patience) { [database] in
                try await database.transaction { connection in
                    try HealthTables.recordPast(
                        key, openedAt: incident.openedAt, worst: HealthState.critical.rawValue,
                        resolvedAt: resolvedAt, reason: incident.reason, on: connection)
                }
            }
            try await memory.update { $0.past.removeAll { $0 == incident } }
        }
    }
}
