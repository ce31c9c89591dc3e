package import Foundation
package import Postgres

/// How the fires of schedules do.
package enum ScheduleVitals {
    /// For each schedule with fires that nobody has begun, how long the oldest could have been begun, in seconds.
    package static func overdue(at now: Date, on database: Database) async throws -> [String: Double] {
        let rows = try await database.query(
            """
            SELECT schedule, extract(epoch FROM \(now) - min(fires.ready_at))::float8 AS seconds
            FROM fires LEFT JOIN jobs ON jobs.fire_id = fires.id
            WHERE state IN ('queued', 'open') AND jobs.lease_token IS NULL AND fires.ready_at < \(now)
            GROUP BY schedule
            """)
        return try rows.reduce(into: [:]) { overdue, row in
            overdue[try row.decode("schedule")] = try row.decode("seconds")
        }
    }

    package struct Failures: Sendable, Hashable {
        /// Since the last that succeeded.
        package var count: Int
        /// What the newest says.
        package var message: String?
    }

    package static func failures(on database: Database) async throws -> [String: Failures] {
        let rows = try await database.query(
            """
            SELECT schedule, count(*) AS failures, (array_agg(message ORDER BY fire_at DESC))[1] AS message
            FROM fires AS failed
            WHERE state = 'failed' AND fire_at > coalesce(
                (SELECT max(fire_at) FROM fires WHERE schedule = failed.schedule AND state = 'succeeded'), '-infinity')
            GROUP BY schedule
            """)
        return try rows.reduce(into: [:]) { failures, row in
            failures[try row.decode("schedule")] = Failures(
                count: try row.decode("failures"), message: try row.decode("message"))
        }
    }
}
