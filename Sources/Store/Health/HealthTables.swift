package import Foundation
package import Postgres

/// The tables of health checks: sweeps, results, states, incidents. What belongs into one transaction is a static
/// function on its connection. States are words here; what they mean, module Health knows.
package enum HealthTables {
    /// What has a state.
    package struct Key: Sendable, Hashable {
        package var check: String
        package var subject: String
        package var machine: String

        package init(check: String, subject: String, machine: String) {
            self.check = check
            self.subject = subject
            self.machine = machine
        }

        init(row: Row) throws {
            check = try row.decode("check_name")
            subject = try row.decode("subject")
            machine = try row.decode("machine")
        }
    }

    package struct Sweep: Sendable {
        package var name: String
        package var machine: String
        package var startedAt: Date
        package var seconds: Double
        package var state: String

        package init(name: String, machine: String, startedAt: Date, seconds: Double, state: String) {
            self.name = name
            self.machine = machine
            self.startedAt = startedAt
            self.seconds = seconds
            self.state = state
        }
    }

    package struct Result: Sendable {
        package var key: Key
        package var state: String
        package var value: Double?
        package var reason: String?

        package init(key: Key, state: String, value: Double?, reason: String?) {
            self.key = key
            self.state = state
            self.value = value
            self.reason = reason
        }
    }

    /// Writes a sweep down with its results.
    package static func append(_ sweep: Sweep, _ results: [Result], on connection: isolated Connection) throws
    {
        let id = try connection.query(
            """
            INSERT INTO health_sweeps (name, machine, started_at, seconds, state)
            VALUES (\(sweep.name), \(sweep.machine), \(sweep.startedAt), \(sweep.seconds), \(sweep.state))
            RETURNING id
            """
        ).single().decode("id", as: Int64.self)
        try connection.execute(
            """
            INSERT INTO health_results (sweep_id, check_name, subject, machine, state, value, reason)
            SELECT \(id), * FROM unnest(\(results.map(\.key.check)), \(results.map(\.key.subject)),
                \(results.map(\.key.machine)), \(results.map(\.state)), \(results.map(\.value)),
                \(results.map { $0.reason?.storable }))
            """)
    }

    package struct Remedy: Sendable {
        package var name: String
        package var count: Int
        package var failure: String?

        package init(name: String, count: Int, failure: String?) {
            self.name = name
            self.count = count
            self.failure = failure
        }
    }

    package static func append(
        _ remedies: [Remedy], machine: String, at date: Date, on connection: isolated Connection
    ) throws {
        for remedy in remedies {
            try connection.execute(
                """
                INSERT INTO health_remedies (applied_at, machine, remedy, count, failure)
                VALUES (\(date), \(machine), \(remedy.name), \(remedy.count), \(remedy.failure?.storable))
                """)
        }
    }

    /// Deletes what is older than `date`, but no incident that is open. Answers how many sweeps and incidents went.
    package static func forget(before date: Date, on database: Database) async throws -> Int {
        try await database.transaction { connection in
            let sweeps = try connection.execute("DELETE FROM health_sweeps WHERE started_at < \(date)")
            let incidents = try connection.execute("DELETE FROM incidents WHERE resolved_at < \(date)")
            try connection.execute(
                """
                DELETE FROM health_messages WHERE finished_at < \(date)
                    AND NOT EXISTS (SELECT FROM health_changes WHERE message_id = health_messages.id)
                """)
            try connection.execute("DELETE FROM health_remedies WHERE applied_at < \(date)")
            return sweeps + incidents
        }
    }
}
