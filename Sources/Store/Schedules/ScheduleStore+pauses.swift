package import Foundation
import Postgres

extension ScheduleStore {
    /// What the database knows of a schedule, for people.
    package struct Known: Sendable, Hashable {
        package var decidedUntil: Date
        package var pausedAt: Date?
        package var pausedBy: String?
        /// The latest fire that was carried out or tried, by its nominal time.
        package var lastFireAt: Date?
        package var lastState: FireRecord.State?
        package var lastMessage: String?
        package var underWay: Int
    }

    /// By name.
    package func known() async throws -> [String: Known] {
        let rows = try await database.query(
            """
            SELECT schedules.*, last.fire_at, last.state, last.message, (
                SELECT count(*) FROM fires WHERE fires.schedule = schedules.name AND state IN ('queued', 'open')
            ) AS under_way
            FROM schedules LEFT JOIN LATERAL (
                SELECT fire_at, state, message FROM fires
                WHERE schedule = schedules.name AND state <> 'skipped' ORDER BY fire_at DESC LIMIT 1
            ) AS last ON true
            """)
        return try rows.reduce(into: [:]) { known, row in
            let state = try row.decode("state", as: String?.self)
            known[try row.decode("name", as: String.self)] = Known(
                decidedUntil: try row.decode("decided_until"), pausedAt: try row.decode("paused_at"),
                pausedBy: try row.decode("paused_by"), lastFireAt: try row.decode("fire_at"),
                lastState: state.flatMap(FireRecord.State.init), lastMessage: try row.decode("message"),
                underWay: try row.decode("under_way"))
        }
    }

    /// Fires no more until it is resumed. Answers whether it wasn't paused before.
    package func pause(_ name: String, by: String) async throws -> Bool {
        try await database.execute(
            """
            UPDATE schedules SET paused_at = now(), paused_by = \(by) WHERE name = \(name) AND paused_at IS NULL
            """) == 1
    }

    /// Fires again from now on: what would have fired during the pause was not wanted. Answers whether it was paused.
    package func resume(_ name: String) async throws -> Bool {
        try await database.execute(
            """
            UPDATE schedules SET paused_at = NULL, paused_by = NULL,
                decided_until = greatest(decided_until, clock_timestamp())
            WHERE name = \(name) AND paused_at IS NOT NULL
            """) == 1
    }
}
