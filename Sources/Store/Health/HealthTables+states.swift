package import Foundation
package import Postgres

/// The state of each check now.
extension HealthTables {
    package struct State: Sendable {
        package var key: Key
        package var state: String
        package var since: Date
        package var streak: Streak?
        package var changes: [Date]
        /// Nil while all is well.
        package var incident: Int64?

        package struct Streak: Sendable {
            package var isWorse: Bool
            package var length: Int
            package var nearest: String

            package init(isWorse: Bool, length: Int, nearest: String) {
                self.isWorse = isWorse
                self.length = length
                self.nearest = nearest
            }
        }

        package init(
            key: Key, state: String, since: Date, streak: Streak?, changes: [Date], incident: Int64?
        ) {
            self.key = key
            self.state = state
            self.since = since
            self.streak = streak
            self.changes = changes
            self.incident = incident
        }

        init(row: Row) throws {
            key = try Key(row: row)
            state = try row.decode("state")
            since = try row.decode("since")
            changes = try row.decode("changes")
            incident = try row.decode("incident_id")
            if let length = try row.decode("streak_length", as: Int?.self) {
                streak = Streak(
                    isWorse: try row.decode("streak_worse"), length: length,
                    nearest: try row.decode("streak_nearest"))
            }
        }
    }

    /// Keeps other sweeps out until the transaction ends: a state follows from the one before, result by result.
    package static func lockStates(on connection: isolated Connection) throws {
        try connection.execute("SELECT pg_advisory_xact_lock(hashtext('health_checks'))")
    }

    /// The states of these checks, of every subject, on a machine and on none.
    package static func states(
        of checks: [String], machine: String, on connection: isolated Connection
    ) throws -> [State] {
        try connection.query(
            """
            SELECT * FROM health_checks WHERE check_name = ANY (\(checks)) AND machine IN ('', \(machine))
            ORDER BY check_name, subject, machine
            """
        ).map(State.init(row:))
    }

    package static func save(
        _ state: State, measured: Result, at date: Date, on connection: isolated Connection
    ) throws {
        try connection.execute(
            """
            INSERT INTO health_checks (check_name, subject, machine, state, since, streak_worse, streak_length,
                streak_nearest, changes, measured, value, reason, measured_at, incident_id)
            VALUES (\(state.key.check), \(state.key.subject), \(state.key.machine), \(state.state), \(state.since),
                \(state.streak?.isWorse), \(state.streak?.length), \(state.streak?.nearest), \(state.changes),
                \(measured.state), \(measured.value), \(measured.reason?.storable), \(date), \(state.incident))
            ON CONFLICT (check_name, subject, machine) DO UPDATE
            SET state = excluded.state, since = excluded.since, streak_worse = excluded.streak_worse,
                streak_length = excluded.streak_length, streak_nearest = excluded.streak_nearest,
                changes = excluded.changes, measured = excluded.measured, value = excluded.value,
                reason = excluded.reason, measured_at = excluded.measured_at, incident_id = excluded.incident_id
            """)
    }

    /// A subject that is no more: a folder that no pipeline watches any longer.
    package static func remove(_ key: Key, on connection: isolated Connection) throws {
        try connection.execute(
            """
            DELETE FROM health_checks
            WHERE check_name = \(key.check) AND subject = \(key.subject) AND machine = \(key.machine)
            """)
    }
}
