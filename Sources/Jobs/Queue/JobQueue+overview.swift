package import Documents
package import Foundation
package import Postgres

/// The queue as operators see it.
extension JobQueue {
    package struct StageDepth: Sendable, Hashable {
        package var stage: StageName
        /// Ready now.
        package var waiting: Int
        /// Waiting out a back-off.
        package var delayed: Int
        /// In a worker's hands.
        package var running: Int
        /// Of the oldest that waits, in seconds.
        package var oldestSeconds: Double?
    }

    package struct Listed: Sendable, Hashable {
        package var id: Int64
        package var subject: JobSubject
        package var stage: StageName
        package var pipeline: String
        /// Only these pages, from 1; nil for the whole document.
        package var pages: ClosedRange<Int>?
        package var state: String
        package var attempt: Int
        package var maxAttempts: Int
        package var readyAt: Date
        package var createdAt: Date
        package var lastFailure: String?
    }

    /// Whether no document's job is ready, delayed or running. Jobs that are paused don't count: nobody will take them.
    package static func isIdle(on database: Database) async throws -> Bool {
        try await database.query(
            """
            SELECT FROM jobs WHERE document_id IS NOT NULL AND (lease_token IS NOT NULL OR NOT EXISTS (
                SELECT FROM pauses
                WHERE pauses.stage IN (jobs.stage, '*') AND pauses.pipeline IN (jobs.pipeline, '*')))
            LIMIT 1
            """
        ).isEmpty
    }

    /// Whether a job of the stage is ready, or in this worker's hands.
    package func hasWork(at stage: StageName) async throws -> Bool {
        try await !database.query(
            """
            SELECT FROM jobs WHERE stage = \(stage.rawValue)
                AND (worker = \(worker) OR (lease_token IS NULL AND ready_at <= now() AND NOT EXISTS (
                    SELECT FROM pauses
                    WHERE pauses.stage IN (jobs.stage, '*') AND pauses.pipeline IN (jobs.pipeline, '*'))))
            LIMIT 1
            """
        ).isEmpty
    }

    package static func depths(on database: Database) async throws -> [StageDepth] {
        let rows = try await database.query(
            """
            SELECT stage,
                count(*) FILTER (WHERE lease_token IS NULL AND ready_at <= now()) AS waiting,
                count(*) FILTER (WHERE lease_token IS NULL AND ready_at > now()) AS delayed,
                count(*) FILTER (WHERE lease_token IS NOT NULL) AS running,
                extract(epoch FROM now() - min(created_at) FILTER (WHERE lease_token IS NULL))::float8 AS oldest
            FROM jobs GROUP BY stage
            """)
        return try rows.map { row in
            StageDepth(
                stage: try stage(of: row), waiting: try row.decode("waiting"),
                delayed: try row.decode("delayed"), running: try row.decode("running"),
                oldestSeconds: try row.decode("oldest"))
        }.sorted { $0.stage < $1.stage }
    }

    /// Live jobs, the next to run first; all of them or one.
    package static func list(
        id: Int64? = nil, stage wanted: StageName? = nil, limit: Int = 100, on database: Database
    ) async throws -> [Listed] {
        let rows = try await database.query(
            """
            SELECT id, document_id, fire_id, stage, pipeline, first_page, last_page, attempt, max_attempts, ready_at,
                created_at, last_failure,
                CASE WHEN lease_token IS NOT NULL THEN 'running'
                    WHEN EXISTS (SELECT FROM pauses WHERE pauses.stage IN (jobs.stage, '*')
                        AND pauses.pipeline IN (jobs.pipeline, '*')) THEN 'paused'
                    WHEN ready_at > now() THEN 'delayed' ELSE 'waiting' END AS state
            FROM jobs
            WHERE (\(id)::bigint IS NULL OR id = \(id)::bigint)
                AND (\(wanted?.rawValue)::text IS NULL OR stage = \(wanted?.rawValue)::text)
            ORDER BY (lease_token IS NULL), priority DESC, id LIMIT \(limit)
            """)
        return try rows.map { row in
            Listed(
                id: try row.decode("id"), subject: try JobSubject(row: row), stage: try stage(of: row),
                pipeline: try row.decode("pipeline"), pages: try row.decodePages(),
                state: try row.decode("state"), attempt: try row.decode("attempt"),
                maxAttempts: try row.decode("max_attempts"), readyAt: try row.decode("ready_at"),
                createdAt: try row.decode("created_at"), lastFailure: try row.decode("last_failure"))
        }
    }

    /// Makes a waiting job ready now, with all its attempts again.
    package static func retryNow(_ id: Int64, on database: Database) async throws {
        let updated = try await database.execute(
            "UPDATE jobs SET ready_at = now(), attempt = 0 WHERE id = \(id) AND lease_token IS NULL")
        guard updated == 1 else { throw QueueError.noSuchJob(id) }
        try await announce(on: database)
    }

    /// A pause that is in force; nil stands for all.
    package struct Pause: Sendable, Hashable {
        package var stage: String?
        package var pipeline: String?
        package var since: Date
    }

    package static func pauses(on database: Database) async throws -> [Pause] {
        try await database.query(
            """
            SELECT nullif(stage, '*') AS stage, nullif(pipeline, '*') AS pipeline, paused_at FROM pauses
            ORDER BY paused_at
            """
        ).map { row in
            Pause(
                stage: try row.decode("stage"), pipeline: try row.decode("pipeline"),
                since: try row.decode("paused_at"))
        }
    }

    /// Holds work back: a stage, a pipeline, or both; nil stands for all. Answers whether it wasn't held back before.
    @discardableResult
    package static func pause(_ stage: StageName?, pipeline: String?, on database: Database) async throws
        -> Bool
    {
        let inserted = try await database.execute(
            """
            INSERT INTO pauses (stage, pipeline) VALUES (\(stage?.rawValue ?? "*"), \(pipeline ?? "*"))
            ON CONFLICT DO NOTHING
            """)
        return inserted > 0
    }

    /// Takes back exactly the pause that `pause` made with the same words; answers whether there was one.
    package static func resume(_ stage: StageName?, pipeline: String?, on database: Database) async throws
        -> Bool
    {
        let deleted = try await database.execute(
            "DELETE FROM pauses WHERE stage = \(stage?.rawValue ?? "*") AND pipeline = \(pipeline ?? "*")")
        try await announce(on: database)
        return deleted > 0
    }

    private static func stage(of row: Row) throws -> StageName {
        let name = try row.decode("stage", as: String.self)
        guard let stage = StageName(rawValue: name) else { throw QueueError.unexpected("stage \(name)") }
        return stage
    }
}
