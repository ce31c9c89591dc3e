package import Foundation
package import Postgres

/// How the installation stands, as the last sweeps left it.
package struct HealthFigures: Sendable {
    package var checks: [Check]
    /// The last of each name.
    package var sweeps: [Sweep]
    /// Open ones, by the state that they are in.
    package var incidents: [String: Int]

    package struct Check: Sendable, Hashable {
        package var key: HealthTables.Key
        package var state: String
        package var since: Date
        /// In the check's own unit: seconds, things, or a share of 1.
        package var value: Double?
        package var reason: String?
    }

    package struct Sweep: Sendable, Hashable {
        package var name: String
        package var startedAt: Date
        package var seconds: Double
    }

    package static func read(from database: Database) async throws -> HealthFigures {
        let checks = try await database.query(
            """
            SELECT check_name, subject, machine, state, since, value, reason FROM health_checks
            ORDER BY check_name, subject, machine
            """)
        // The sweeps of a day are a few hundred; one that comes less often is too old to say anything about.
        let sweeps = try await database.query(
            """
            SELECT DISTINCT ON (name) name, started_at, seconds FROM health_sweeps
            WHERE started_at > now() - interval '7 days' ORDER BY name, started_at DESC
            """)
        let incidents = try await database.query(
            "SELECT state, count(*) AS open FROM incidents WHERE resolved_at IS NULL GROUP BY state")
        return HealthFigures(
            checks: try checks.map { row in
                Check(
                    key: try HealthTables.Key(row: row), state: try row.decode("state"),
                    since: try row.decode("since"), value: try row.decode("value"),
                    reason: try row.decode("reason"))
            },
            sweeps: try sweeps.map { row in
                Sweep(
                    name: try row.decode("name"), startedAt: try row.decode("started_at"),
                    seconds: try row.decode("seconds"))
            },
            incidents: try incidents.reduce(into: [:]) {
                $0[try $1.decode("state", as: String.self)] = try $1.decode("open", as: Int.self)
            })
    }
}
