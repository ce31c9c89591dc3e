package import Documents
import Foundation
import Postgres

extension JobQueue {
    /// Gives back jobs that are ours and that we don't know of: the connection was lost with the answer to the claim.
    /// Nobody began with them, so it costs no attempt. Claims that are over are forgotten with them. Answers how many
    /// jobs went back.
    ///
    /// - Parameters:
    ///   - inHand: what we know of.
    ///   - age: younger claims are left alone, since their answers may be on the way.
    package func giveBackUnknown(inHand: [Job], olderThan age: Duration = .seconds(5)) async throws -> Int {
        try await database.execute(
            """
            WITH unknown AS (
                DELETE FROM leases
                WHERE worker = \(worker) AND claimed_at < clock_timestamp() - make_interval(secs => \(age.inSeconds))
                    AND token <> ALL (\(Array(Set(inHand.map(\.lease.token)))))
                RETURNING token, jobs
            )
            UPDATE jobs SET lease_token = NULL, leased_at = NULL, worker = NULL, attempt = attempt - 1
            FROM unknown CROSS JOIN unnest(unknown.jobs) AS held (id)
            WHERE jobs.id = held.id AND jobs.lease_token = unknown.token
            """)
    }

    /// Forgets our claims that are over: none of their jobs is held by them any more.
    func forgetEndedLeases() async throws {
        try await database.execute(Self.deleteEnded(where: "worker = \(worker)"))
    }

    /// Takes jobs from workers that are gone. Those with attempts left wait out a back-off; the others come back
    /// claimed, for their end to be decided.
    ///
    /// - Parameters:
    ///   - stages: those whose jobs' end the caller can decide.
    ///   - everyone: every lease is dead whatever its expiry: true at the start of a process that knows
    ///     it is the only one (it holds the folder's lock and runs the private cluster).
    ///   - leavingExhausted: jobs without attempts left stay as they are, for somebody who can decide their end.
    package func rescue(
        _ stages: Set<StageName>, policy: RetryPolicy, everyone: Bool = false, leavingExhausted: Bool = false
    ) async throws -> (
        rescued: Int, exhausted: [Job]
    ) {
        let isDead: SQL = """
            leases.stage = ANY (\(stages.map(\.rawValue)))
            AND (leases.expires_at < clock_timestamp() OR \(everyone))
            """
        return try await database.transaction { connection in
            let lost = try connection.query(
                """
                SELECT jobs.* FROM \(Self.held)
                WHERE \(isDead) AND (jobs.attempt < jobs.max_attempts OR NOT \(leavingExhausted))
                ORDER BY jobs.id LIMIT 1000 FOR UPDATE OF leases, jobs SKIP LOCKED
                """
            ).map(Job.init(row:))
            try lost.map { StageRun(job: $0, outcome: "lost", message: Self.lossMessage) }.append(
                on: connection)
            try putBack(lost.filter { !$0.isLastAttempt }, policy: policy, on: connection)
            let exhausted = try Dictionary(grouping: lost.filter(\.isLastAttempt), by: \.stage)
                .flatMap { stage, jobs in try claimAgain(jobs, of: stage, on: connection) }
            try connection.execute(Self.deleteEnded(where: isDead))
            return (lost.count - exhausted.count, exhausted)
        }
    }

    private static let lossMessage = "the worker was gone before it finished"

    private func putBack(_ lost: [Job], policy: RetryPolicy, on connection: isolated Connection) throws {
        let waits = lost.map { job in
            // The first loss is nearly always the worker's own end: no reason to wait.
            job.attempt == 1 ? 0 : policy.delay(attempt: job.attempt, chance: .random(in: 0..<1)).inSeconds
        }
        try connection.execute(
            """
            UPDATE jobs
            SET lease_token = NULL, leased_at = NULL, worker = NULL,
                ready_at = clock_timestamp() + make_interval(secs => wait), last_failure = \(Self.lossMessage)
            FROM unnest(\(lost.map(\.id)), \(waits)) AS lost (id, wait)
            WHERE jobs.id = lost.id
            """)
    }

    private func claimAgain(
        _ exhausted: [Job], of stage: StageName, on connection: isolated Connection
    ) throws -> [Job] {
        let token = UUID()
        return try connection.query(
            """
            WITH claimed AS (
                UPDATE jobs
                SET lease_token = \(token), worker = \(worker), leased_at = clock_timestamp(),
                    last_failure = coalesce(last_failure, \(Self.lossMessage))
                WHERE id = ANY (\(exhausted.map(\.id))) RETURNING *
            ), leased AS (
                INSERT INTO leases (token, worker, stage, claimed_at, expires_at, jobs)
                SELECT \(token), \(worker), \(stage.rawValue), clock_timestamp(),
                    clock_timestamp() + make_interval(secs => \(leaseDuration.inSeconds)), array_agg(id)
                FROM claimed
            )
            SELECT * FROM claimed
            """
        ).map(Job.init(row:))
    }

    /// Which of the claims are over, among those that `isCandidate` names.
    private static func deleteEnded(where isCandidate: SQL) -> SQL {
        """
        DELETE FROM leases WHERE \(isCandidate) AND NOT EXISTS (
            SELECT FROM jobs WHERE jobs.id = ANY (leases.jobs) AND jobs.lease_token = leases.token)
        """
    }
}
