package import Foundation
package import Logging
package import Scheduling
package import Store

/// Finds which fires are due and puts them into the queue, each once, however many desks there are. It decides by the
/// database's clock, so one machine whose clock jumps fires neither early nor twice.
package struct FireDesk: Sendable {
    /// So many schedules are decided about in one transaction.
    private static let batch = 200

    private let store: ScheduleStore
    private let logger: Logger

    package init(store: ScheduleStore, logger: Logger) {
        self.store = store
        self.logger = logger
    }

    /// What came of a look at some schedules.
    package struct Issued: Sendable, Hashable {
        package var fires: [FireRecord] = []
        /// By name, up to when all is decided. A schedule that is paused, or unknown, is not among them.
        package var decidedUntil: [String: Date] = [:]
    }

    /// Tells the database of schedules that are new or changed.
    package func know(_ schedules: [Schedule]) async throws {
        try await store.know(
            Dictionary(schedules.map { ($0.name, $0.definition) }, uniquingKeysWith: { first, _ in first }))
    }

    /// Decides about everything that is due of these schedules.
    package func issue(_ schedules: [Schedule]) async throws -> Issued {
        let enabled = schedules.filter(\.isEnabled).sorted { $0.name < $1.name }
        var issued = Issued()
        for start in stride(from: 0, to: enabled.count, by: Self.batch) {
            let batch = enabled[start..<min(start + Self.batch, enabled.count)]
            let part = try await issue(batch)
            issued.fires += part.fires
            issued.decidedUntil.merge(part.decidedUntil) { $1 }
        }
        for fire in issued.fires { report(fire) }
        return issued
    }

    /// Fires a schedule now, whatever its times and its pause.
    package func fireNow(_ schedule: Schedule) async throws -> FireRecord {
        try await store.fireNow(
            schedule.name, order: FireOrder(schedule), maxAttempts: schedule.retries + 1)
    }

    private func issue(_ batch: ArraySlice<Schedule>) async throws -> Issued {
        let byName = Dictionary(uniqueKeysWithValues: batch.map { ($0.name, $0) })
        let decided = try await store.decide(batch.map(\.name)) { standing in
            byName[standing.name]?.decision(standing)
        }
        return Issued(fires: decided.fires, decidedUntil: decided.decidedUntil)
    }

    private func report(_ fire: FireRecord) {
        let metadata: Logger.Metadata = [
            "schedule": "\(fire.schedule)", "for": "\(fire.fireAt.formatted(.iso8601))",
            "cause": "\(fire.cause.rawValue)",
        ]
        if let message = fire.message {
            logger.notice("not fired: \(message)", metadata: metadata)
        } else {
            logger.info("fired", metadata: metadata)
        }
    }
}
