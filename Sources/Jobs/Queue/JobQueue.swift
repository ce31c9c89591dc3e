package import Documents
package import Foundation
package import Postgres

/// The queue in Postgres, seen by one worker process. Who claims a batch holds leases on it; who holds a lease
/// renews it, and ends it by a hand-off, a failure or by giving the job back.
package struct JobQueue: Sendable {
    /// The channel on which a commit that added jobs is announced. The payload is empty.
    package static let channel = "a2d2_jobs"

    package let database: Database
    /// A random name for this process: never a host name or process id, which two machines may share.
    package let worker: UUID
    package let leaseDuration: Duration

    package init(database: Database, worker: UUID = UUID(), leaseDuration: Duration = .seconds(30)) {
        self.database = database
        self.worker = worker
        self.leaseDuration = leaseDuration
    }

    /// Adds jobs within the caller's transaction. Say `announce()` after the commit: a NOTIFY inside every
    /// commit would make commits wait for each other.
    package static func insert(
        _ jobs: [NewJob], maxAttempts: Int, on connection: isolated Connection
    ) throws {
        guard !jobs.isEmpty else { return }
        try connection.execute(
            """
            INSERT INTO jobs (document_id, fire_id, stage, pipeline, first_page, last_page, priority, megabytes,
                ready_at, max_attempts)
            SELECT document, fire, stage, pipeline, first, last, priority, megabytes, coalesce(ready, now()), most
            FROM unnest(\(jobs.map(\.subject.document?.uuid)), \(jobs.map(\.subject.fire)),
                \(jobs.map(\.stage.rawValue)), \(jobs.map(\.pipeline)), \(jobs.map(\.pages?.lowerBound)),
                \(jobs.map(\.pages?.upperBound)), \(jobs.map(\.priority)), \(jobs.map(\.megabytes)),
                \(jobs.map(\.readyAt)), \(jobs.map { $0.maxAttempts ?? maxAttempts }))
                AS new (document, fire, stage, pipeline, first, last, priority, megabytes, ready, most)
            ON CONFLICT DO NOTHING
            """)
    }

    /// Wakes idle workers on every machine.
    package static func announce(on database: Database) async throws {
        _ = try await database.query("SELECT pg_notify(\(channel), '')")
    }

    /// Takes up to `limit` waiting jobs of a stage: highest priority first, then oldest. The sub-select is
    /// materialised, since otherwise the planner may update more rows than the limit.
    package func claim(_ stage: StageName, limit: Int) async throws -> [Job] {
        try await database.transaction { connection in
            let rows = try connection.query(
                """
                WITH picked AS MATERIALIZED (
                    SELECT id FROM jobs
                    WHERE lease_token IS NULL AND stage = \(stage.rawValue) AND ready_at <= now()
                        AND attempt < max_attempts
                        AND NOT EXISTS (
                            SELECT FROM pauses
                            WHERE pauses.stage IN (jobs.stage, '*') AND pauses.pipeline IN (jobs.pipeline, '*'))
                    ORDER BY priority DESC, id
                    LIMIT \(limit)
                    FOR UPDATE SKIP LOCKED
                )
                UPDATE jobs
                SET attempt = attempt + 1, lease_token = gen_random_uuid(), worker = \(worker),
                    leased_at = clock_timestamp(),
                    lease_expires_at = clock_timestamp() + make_interval(secs => \(leaseDuration.inSeconds))
                FROM picked WHERE jobs.id = picked.id
                RETURNING jobs.*
                """)
            return try rows.map(Job.init(row:)).sorted { ($1.priority, $0.id) < ($0.priority, $1.id) }
        }
    }

    /// Commits a job's effect and answers the jobs that follow, or throws `leaseLost` and commits nothing.
    @discardableResult
    package func complete(_ job: Job, with handOff: HandOff, maxAttempts: Int) async throws -> [NewJob] {
        try await database.transaction { connection in
            if !handOff.isDurable {
                try connection.execute("SET LOCAL synchronous_commit = off")
            }
            try end(job, on: connection)
            try handOff.write(connection)
            try StageRun(
                job: job, outcome: handOff.outcome.rawValue, code: handOff.refusal?.code.rawValue,
                message: handOff.refusal?.message, pipelineVersion: handOff.pipelineVersion
            ).append(on: connection)
            let next = handOff.next + (try handOff.following?(connection) ?? [])
            try JobQueue.insert(next, maxAttempts: maxAttempts, on: connection)
            return next
        }
    }

    /// Deletes the job under its lease's fence.
    private func end(_ job: Job, on connection: isolated Connection) throws {
        let deleted = try connection.execute(
            "DELETE FROM jobs WHERE id = \(job.id) AND lease_token = \(job.lease.token)")
        guard deleted == 1 else { throw QueueError.leaseLost(job: job.id) }
    }

    /// Puts a failed job back, to be tried again after `delay`.
    package func retry(_ job: Job, after delay: Duration, failure: String) async throws {
        try await putBack(job, after: delay, outcome: "failed", message: failure, countsAttempt: true)
    }

    /// Puts a job back that failed through no fault of its document, or that we have no time for.
    package func giveBack(_ job: Job, after delay: Duration = .zero, reason: String, outcome: Released)
        async throws
    {
        try await putBack(
            job, after: delay, outcome: outcome.rawValue, message: reason, countsAttempt: false)
    }

    /// Why a job goes back without costing an attempt.
    package enum Released: String, Sendable {
        /// The worker is stopping.
        case released
        /// The machine failed, not the document.
        case fault
    }

    private func putBack(
        _ job: Job, after delay: Duration, outcome: String, message: String, countsAttempt: Bool
    ) async throws {
        try await database.transaction { connection in
            let updated = try connection.execute(
                """
                UPDATE jobs
                SET lease_token = NULL, lease_expires_at = NULL, leased_at = NULL, worker = NULL,
                    attempt = attempt - \(countsAttempt ? 0 : 1),
                    ready_at = clock_timestamp() + make_interval(secs => \(delay.inSeconds)),
                    last_failure = \(message.storable)
                WHERE id = \(job.id) AND lease_token = \(job.lease.token)
                """)
            guard updated == 1 else { throw QueueError.leaseLost(job: job.id) }
            try StageRun(job: job, outcome: outcome, message: message).append(on: connection)
        }
    }

    /// Renews all leases in hand in one statement; answers those that are still ours.
    package func renew(_ jobs: [Job]) async throws -> Set<Int64> {
        let rows = try await database.query(
            """
            UPDATE jobs
            SET lease_expires_at = clock_timestamp() + make_interval(secs => \(leaseDuration.inSeconds))
            FROM unnest(\(jobs.map(\.id)), \(jobs.map(\.lease.token))) AS held (id, token)
            WHERE jobs.id = held.id AND jobs.lease_token = held.token
            RETURNING jobs.id
            """)
        return Set(try rows.map { try $0.decode("id", as: Int64.self) })
    }
}
