package import Foundation
package import Postgres

/// How the queue does, and how fast documents come and go.
package enum QueueVitals {
    package struct Stage: Sendable, Hashable {
        package var name: String
        /// Ready and nobody has them; those that are paused don't count.
        package var waiting: Int
        /// How long the oldest of them has been ready, in seconds.
        package var oldestSeconds: Double

        package init(name: String, waiting: Int, oldestSeconds: Double) {
            self.name = name
            self.waiting = waiting
            self.oldestSeconds = oldestSeconds
        }
    }

    /// The stages that have jobs.
    package static func stages(on database: Database) async throws -> [Stage] {
        try await database.query(
            """
            SELECT stage, count(*) AS waiting,
                coalesce(extract(epoch FROM clock_timestamp() - min(ready_at)), 0)::float8 AS oldest
            FROM jobs
            WHERE lease_token IS NULL AND ready_at <= now() AND NOT EXISTS (
                SELECT FROM pauses
                WHERE pauses.stage IN (jobs.stage, '*') AND pauses.pipeline IN (jobs.pipeline, '*'))
            GROUP BY stage
            """
        ).map {
            Stage(
                name: try $0.decode("stage"), waiting: try $0.decode("waiting"),
                oldestSeconds: try $0.decode("oldest"))
        }
    }

    /// Jobs whose worker has been gone for so long that somebody should have rescued them.
    package static func deadLeases(olderThan seconds: Double, on database: Database) async throws -> Int {
        try await database.query(
            """
            SELECT count(*) AS dead FROM leases CROSS JOIN unnest(leases.jobs) AS held (id)
                JOIN jobs ON jobs.id = held.id AND jobs.lease_token = leases.token
            WHERE leases.expires_at < clock_timestamp() - make_interval(secs => \(seconds))
            """
        ).single().decode("dead")
    }

    package struct Flow: Sendable, Hashable {
        /// Files that were taken.
        package var arrived: Int
        /// Documents that left the pipeline: stored, to review, or refused.
        package var finished: Int
        /// Of these, how many used up their attempts.
        package var poisoned: Int
        /// Documents on their way now.
        package var inFlight: Int
    }

    /// What came and went since `start`.
    package static func flow(since start: Date, on database: Database) async throws -> Flow {
        let row = try await database.query(
            """
            SELECT
                count(*) FILTER (WHERE stage = 'ingest' AND outcome = 'succeeded') AS arrived,
                count(*) FILTER (WHERE outcome = 'refused'
                    OR (stage = 'persist' AND outcome IN ('succeeded', 'memoised'))) AS finished,
                count(*) FILTER (WHERE outcome = 'refused' AND code = 'attempts-exhausted') AS poisoned,
                (SELECT count(*) FROM documents WHERE state = 'in-flight') AS in_flight
            FROM stage_runs WHERE finished_at >= \(start) AND document_id IS NOT NULL
            """
        ).single()
        return Flow(
            arrived: try row.decode("arrived"), finished: try row.decode("finished"),
            poisoned: try row.decode("poisoned"), inFlight: try row.decode("in_flight"))
    }

    package struct Reading: Sendable, Hashable {
        /// Attempts of the extract stage that ended.
        package var runs: Int
        /// Of these, how many ended because the document crashed an extractor, or took too long or too much memory.
        package var losses: Int
    }

    package static func reading(since start: Date, on database: Database) async throws -> Reading {
        let row = try await database.query(
            """
            SELECT count(*) AS runs, count(*) FILTER (
                WHERE code IN ('extractor-crashed', 'extractor-timed-out', 'out-of-memory')) AS losses
            FROM stage_runs WHERE finished_at >= \(start) AND stage = 'extract' AND outcome <> 'memoised'
            """
        ).single()
        return Reading(runs: try row.decode("runs"), losses: try row.decode("losses"))
    }

    /// From arrival to stored, the 95th percentile in seconds of the documents stored since `start`, and how many
    /// they were.
    package static func timeToStore(
        since start: Date, on database: Database
    ) async throws -> (documents: Int, p95: Double?) {
        let row = try await database.query(
            """
            SELECT count(*) AS documents, percentile_cont(0.95) WITHIN GROUP (
                ORDER BY extract(epoch FROM documents.finished_at - arrived_at))::float8 AS p95
            FROM documents
            WHERE state = 'stored' AND finished_at >= \(start)
            """
        ).single()
        return (try row.decode("documents"), try row.decode("p95"))
    }

    /// Seconds that a page took in the extract stage since `start`, on average, and how many pages they were.
    package static func secondsPerPage(
        since start: Date, on database: Database
    ) async throws -> (pages: Int, seconds: Double?) {
        let row = try await database.query(
            """
            SELECT coalesce(sum(pages), 0)::bigint AS pages,
                (sum(extract(epoch FROM finished_at - started_at)) / nullif(sum(pages), 0))::float8 AS seconds
            FROM (
                SELECT runs.finished_at, started_at, coalesce(last_page - first_page + 1, page_count) AS pages
                FROM stage_runs runs JOIN documents ON documents.id = document_id
                WHERE runs.finished_at >= \(start) AND stage = 'extract' AND outcome = 'succeeded' AND page_count > 0
            ) AS read
            """
        ).single()
        return (try row.decode("pages"), try row.decode("seconds"))
    }

    /// Which of these files, relative to a watched folder, have been at the door since they last changed.
    package static func seen(
        _ files: [(path: String, changed: Date)], in folder: String, on database: Database
    ) async throws -> Set<String> {
        let rows = try await database.query(
            """
            SELECT path FROM unnest(\(files.map(\.path)), \(files.map(\.changed))) AS file (path, changed)
            WHERE EXISTS (
                SELECT FROM arrivals
                WHERE relative_path = path AND folder = \(folder) AND arrived_at >= changed)
            """)
        return Set(try rows.map { try $0.decode("path", as: String.self) })
    }
}
