import Foundation
import Jobs
import Postgres

extension DocumentStore {
    /// All of them, a statement each. What is counted since the beginning comes from the sums of reports, with what they
    /// have not taken in yet: so it never falls, and neither a long history nor one that was cut short matters.
    package func operatingFigures() async throws -> OperatingFigures {
        OperatingFigures(
            queue: try await JobQueue.depths(on: database), ledger: try await ledger(),
            arrivals: try await arrivalTotals(), runs: try await stageTotals(),
            schedules: try await scheduleFigures(), reports: try await reportsMade(),
            deliveries: try await deliveryCounts(), databaseSize: try await databaseSize())
    }

    private func arrivalTotals() async throws -> [OperatingFigures.Count] {
        try await database.query(
            """
            SELECT outcome, code, sum(files)::bigint AS files FROM report_arrival_hours
            GROUP BY outcome, code ORDER BY outcome, code
            """
        ).map { row in
            OperatingFigures.Count(
                outcome: try row.decode("outcome"), code: try row.decode("code"),
                count: try row.decode("files"))
        }
    }

    private func stageTotals() async throws -> [OperatingFigures.StageTotal] {
        try await database.query(
            """
            SELECT stage, outcome, code, sum(runs)::bigint AS runs, sum(seconds)::float8 AS seconds
            FROM (
                SELECT stage, outcome, code, runs, seconds FROM stage_sums WHERE span = 'day'
                UNION ALL
                SELECT stage, outcome, code, runs, seconds
                FROM roll_up, stage_sums_between(horizon, 9223372036854775807)
            ) AS sums
            GROUP BY stage, outcome, code ORDER BY stage, outcome, code
            """
        ).map { row in
            OperatingFigures.StageTotal(
                stage: try row.decode("stage"), outcome: try row.decode("outcome"),
                code: try row.decode("code"), runs: try row.decode("runs"),
                seconds: try row.decode("seconds"))
        }
    }

    private func scheduleFigures() async throws -> [OperatingFigures.ScheduleFigures] {
        try await database.query(
            """
            SELECT name, paused_at IS NOT NULL AS is_paused, ended.fire_at AS last_fire,
                coalesce(ended.state = 'failed', false) AS last_failed, good.fire_at AS last_success,
                open.fires AS under_way, coalesce(open.late, 0)::float8 AS late
            FROM schedules
            LEFT JOIN LATERAL (SELECT fire_at, state FROM fires
                WHERE schedule = name AND state IN ('succeeded', 'failed') ORDER BY fire_at DESC LIMIT 1) AS ended ON true
            LEFT JOIN LATERAL (SELECT fire_at FROM fires
                WHERE schedule = name AND state = 'succeeded' ORDER BY fire_at DESC LIMIT 1) AS good ON true
            CROSS JOIN LATERAL (
                SELECT count(*) AS fires, extract(epoch FROM greatest(now() - min(ready_at), '0')) AS late FROM fires
                WHERE schedule = name AND state IN ('queued', 'open')) AS open
            ORDER BY name
            """
        ).map { row in
            OperatingFigures.ScheduleFigures(
                name: try row.decode("name"), isPaused: try row.decode("is_paused"),
                lastFire: try row.decode("last_fire"), lastFailed: try row.decode("last_failed"),
                lastSucceeded: try row.decode("last_success"), underWay: try row.decode("under_way"),
                lateSeconds: try row.decode("late"))
        }
    }

    private func reportsMade() async throws -> [OperatingFigures.Made] {
        try await database.query(
            "SELECT name, count(*) AS kept, max(made_at) AS last FROM reports GROUP BY name ORDER BY name"
        ).map { row in
            OperatingFigures.Made(
                name: try row.decode("name"), kept: try row.decode("kept"), last: try row.decode("last"))
        }
    }

    private func deliveryCounts() async throws -> [OperatingFigures.Delivered] {
        try await database.query(
            "SELECT kind, state, count(*) AS count FROM deliveries GROUP BY kind, state ORDER BY kind, state"
        ).map { row in
            OperatingFigures.Delivered(
                kind: try row.decode("kind"), state: try row.decode("state"), count: try row.decode("count"))
        }
    }

    private func databaseSize() async throws -> Int {
        guard let row = try await database.query("SELECT pg_database_size(current_database()) AS size").first
        else { throw StoreError.unexpected("no size of the database") }
        return try row.decode("size")
    }
}
