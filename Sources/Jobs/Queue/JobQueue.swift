import Documents
package import Foundation
package import Postgres

/// The queue in Postgres, seen by one worker process. Who claims a batch holds leases on it; who holds a lease
/// renews it, and ends it by a hand-off, a failure or by giving the job back.
package struct JobQueue: Sendable {
    /// The channel on which a commit that added jobs is announced, with an empty payload, and one that took jobs away,
    /// with the payload `cancellation`.
    package static let channel = "a2d2_jobs"
    static let cancellation = "cancelled"

    package let database: Database
    /// A random name for this process: never a host name or process id, which two machines may share.
    package let worker: UUID
    package let leaseDuration: Duration
    let book = TurnBook()

    package init(database: Database, worker: UUID = UUID(), leaseDuration: Duration = .seconds(30)) {
        self.database = database
        self.worker = worker
        self.leaseDuration = leaseDuration
    }

    /// What becomes of a job that is in the queue already.
    package enum Repetition: Sendable {
        case ignored
        /// A unique violation. To rule it out beforehand costs a third of the insert.
        case refused
    }

    /// Adds jobs within the caller's transaction. Say `announce()` after the commit: a NOTIFY inside every
    /// commit would make commits wait for each other.
    package static func insert(
        _ jobs: [NewJob], maxAttempts: Int, repeating: Repetition = .ignored,
        on connection: isolated Connection
    ) throws {
        guard !jobs.isEmpty else { return }
        let onConflict: SQL = repeating == .ignored ? "ON CONFLICT DO NOTHING" : ""
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
            \(onConflict)
            """)
    }

    /// Wakes idle workers on every machine.
    package static func announce(on database: Database) async throws {
        _ = try await database.query("SELECT pg_notify(\(channel), '')")
    }

    /// Has workers on every machine look at once whether the jobs in their hands are still theirs.
    package static func announceCancellation(on database: Database) async throws {
        _ = try await database.query("SELECT pg_notify(\(channel), \(cancellation))")
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
                SET lease_token = NULL, leased_at = NULL, worker = NULL,
                    attempt = attempt - \(countsAttempt ? 0 : 1),
                    ready_at = clock_timestamp() + make_interval(secs => \(delay.inSeconds)),
                    last_failure = \(message.storable)
                WHERE id = \(job.id) AND lease_token = \(job.lease.token)
                """)
            guard updated == 1 else { throw QueueError.leaseLost(job: job.id) }
            try StageRun(job: job, outcome: outcome, message: message).append(on: connection)
        }
    }

    /// Renews all leases in hand in one statement; answers the jobs that are still ours.
    package func renew(_ jobs: [Job]) async throws -> Set<Int64> {
        let rows = try await database.query(
            """
            WITH renewed AS (
                UPDATE leases
                SET expires_at = clock_timestamp() + make_interval(secs => \(leaseDuration.inSeconds))
                WHERE token = ANY (\(Array(Set(jobs.map(\.lease.token)))))
                RETURNING token
            )
            SELECT jobs.id
            FROM unnest(\(jobs.map(\.id)), \(jobs.map(\.lease.token))) AS held (id, token)
                JOIN renewed ON renewed.token = held.token
                JOIN jobs ON jobs.id = held.id AND jobs.lease_token = held.token
            """)
        return Set(try rows.map { try $0.decode("id", as: Int64.self) })
    }
}
