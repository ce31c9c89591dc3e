package import Foundation
import Jobs
package import Postgres
package import Scheduling

/// Schedules as the database knows them, and their fires. Whoever decides about a schedule's fires holds its row, so
/// any number of schedulers may try.
package struct ScheduleStore: Sendable {
    package let database: Database

    package init(database: Database) {
        self.database = database
    }

    /// Makes schedules known. One that is new, or fires at other times than before, begins now.
    ///
    /// - Parameter definitions: by name, what says when it fires.
    package func know(_ definitions: [String: String]) async throws {
        let names = definitions.keys.sorted()
        guard !names.isEmpty else { return }
        try await database.execute(
            """
            INSERT INTO schedules (name, definition)
            SELECT * FROM unnest(\(names), \(names.map { definitions[$0] ?? "" }))
            ON CONFLICT (name) DO UPDATE SET definition = excluded.definition, decided_until = now()
            WHERE schedules.definition <> excluded.definition
            """)
    }

    /// Decides about the fires of schedules that may be due, in one transaction; answers those that came into being,
    /// and by name up to when all is decided.
    ///
    /// - Parameter decide: asked with the standing of each; nil when nothing can be decided now.
    package func decide(
        _ names: [String], _ decide: @Sendable (ScheduleStanding) -> FireDecision?
    ) async throws -> (fires: [FireRecord], decidedUntil: [String: Date]) {
        try await database.transaction { connection in
            var fires: [FireRecord] = []
            var decidedUntil: [String: Date] = [:]
            for standing in try standings(of: names, on: connection) {
                guard let decision = decide(standing) else { continue }
                decidedUntil[standing.name] = decision.decidedUntil
                guard decision.decidedUntil != standing.decidedUntil else { continue }
                try connection.execute(
                    "UPDATE schedules SET decided_until = \(decision.decidedUntil) WHERE name = \(standing.name)"
                )
                fires += try decision.fires.compactMap {
                    try ScheduleStore.insert($0, of: standing.name, on: connection)
                }
            }
            return (fires, decidedUntil)
        }
    }

    /// Rows are locked in the order of their names, so that two schedulers wait for each other in one direction only.
    private func standings(
        of names: [String], on connection: isolated Connection
    ) throws -> [ScheduleStanding] {
        try connection.query(
            """
            WITH held AS MATERIALIZED (
                SELECT * FROM schedules WHERE name = ANY (\(names)) ORDER BY name FOR UPDATE
            )
            SELECT name, decided_until, paused_at IS NOT NULL AS is_paused, clock_timestamp() AS moment
            FROM held ORDER BY name
            """
        ).map { row in
            let name = try row.decode("name", as: String.self)
            // Asked only now that the row is ours: a fire that ended meanwhile is under way no more.
            let underWay = try connection.query(
                "SELECT count(*) AS n FROM fires WHERE schedule = \(name) AND state IN ('queued', 'open')")
            return ScheduleStanding(
                name: name, decidedUntil: try row.decode("decided_until"),
                isPaused: try row.decode("is_paused"), underWay: try underWay.first?.decode("n") ?? 0,
                now: try row.decode("moment"))
        }
    }

    /// A fire that a person wants now, whatever the schedule says.
    package func fireNow(_ schedule: String, order: FireOrder, maxAttempts: Int) async throws -> FireRecord {
        let fire = try await database.transaction { connection -> FireRecord? in
            guard
                let now = try connection.query("SELECT clock_timestamp() AS moment").first?
                    .decode("moment", as: Date.self)
            else { return nil }
            let fire = NewFire(
                fireAt: now, cause: .manual, fate: .open, readyAt: now, order: order, maxAttempts: maxAttempts
            )
            return try ScheduleStore.insert(fire, of: schedule, on: connection)
        }
        guard let fire else { throw StoreError.unexpected("a fire at this very moment") }
        return fire
    }

    /// Nil when there is one of that time already.
    private static func insert(
        _ fire: NewFire, of schedule: String, on connection: isolated Connection
    ) throws -> FireRecord? {
        let state = fire.fate.state
        let rows = try connection.query(
            """
            INSERT INTO fires (schedule, fire_at, cause, state, work, max_attempts, ready_at, finished_at, message)
            VALUES (\(schedule), \(fire.fireAt), \(fire.cause.rawValue), \(state.rawValue),
                \(JSON(fire.order)), \(fire.maxAttempts), \(fire.readyAt),
                CASE WHEN \(state.isEnd) THEN now() END, \(fire.fate.reason))
            ON CONFLICT DO NOTHING RETURNING *
            """)
        guard let row = rows.first else { return nil }
        let record = try FireRecord(row: row)
        if state == .open {
            let job = NewJob(
                fire: record.id, of: schedule, readyAt: fire.readyAt, maxAttempts: fire.maxAttempts)
            try JobQueue.insert([job], maxAttempts: fire.maxAttempts, on: connection)
        }
        return record
    }
}
