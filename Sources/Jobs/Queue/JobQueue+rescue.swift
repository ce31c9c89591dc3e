package import Documents
import Postgres

extension JobQueue {
    /// Gives back jobs that are ours and that we don't know of: the connection was lost with the answer to the claim.
    /// Nobody began with them, so it costs no attempt. Answers how many.
    ///
    /// - Parameters:
    ///   - inHand: what we know of.
    ///   - age: younger claims are left alone, since their answers may be on the way.
    package func giveBackUnknown(inHand: [Job], olderThan age: Duration = .seconds(5)) async throws -> Int {
        try await database.execute(
            """
            UPDATE jobs
            SET lease_token = NULL, lease_expires_at = NULL, leased_at = NULL, worker = NULL, attempt = attempt - 1
            WHERE lease_token IS NOT NULL AND worker = \(worker)
                AND leased_at < clock_timestamp() - make_interval(secs => \(age.inSeconds))
                AND lease_token <> ALL (\(inHand.map(\.lease.token)))
            """)
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
        try await database.transaction { connection in
            let lost = try connection.query(
                """
                SELECT * FROM jobs
                WHERE lease_token IS NOT NULL AND (lease_expires_at < clock_timestamp() OR \(everyone))
                    AND stage = ANY (\(stages.map(\.rawValue)))
                    AND (attempt < max_attempts OR NOT \(leavingExhausted))
                ORDER BY id LIMIT 1000 FOR UPDATE SKIP LOCKED
                """
            ).map(Job.init(row:))
            for job in lost {
                let message = "the worker was gone before it finished"
                try StageRun(job: job, outcome: "lost", message: message).append(on: connection)
                let decision = policy.decide(
                    attempt: job.attempt, maxAttempts: job.maxAttempts, chance: .random(in: 0..<1))
                guard case .retry(let delay) = decision else { continue }
                // The first loss is nearly always the worker's own end: no reason to wait.
                let wait = job.attempt == 1 ? .zero : delay
                try connection.execute(
                    """
                    UPDATE jobs
                    SET lease_token = NULL, lease_expires_at = NULL, leased_at = NULL, worker = NULL,
                        ready_at = clock_timestamp() + make_interval(secs => \(wait.inSeconds)),
                        last_failure = \(message)
                    WHERE id = \(job.id)
                    """)
            }
            let exhausted = try lost.filter(\.isLastAttempt).map { job in
                try Job(
                    row: connection.query(
                        """
                        UPDATE jobs
                        SET lease_token = gen_random_uuid(), worker = \(worker), leased_at = clock_timestamp(),
                            lease_expires_at = clock_timestamp() + make_interval(secs => \(leaseDuration.inSeconds)),
                            last_failure = coalesce(last_failure, 'the worker was gone before it finished')
                        WHERE id = \(job.id) RETURNING *
                        """
                    ).single())
            }
            return (lost.count - exhausted.count, exhausted)
        }
    }
}
