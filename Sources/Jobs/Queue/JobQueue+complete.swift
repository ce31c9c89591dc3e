import Documents
import Postgres

/// Hand-offs: what finished jobs want committed.
extension JobQueue {
    /// Commits a job's effect and answers the jobs that follow, or throws `leaseLost` and commits nothing.
    @discardableResult
    package func complete(_ job: Job, with handOff: HandOff, maxAttempts: Int) async throws -> [NewJob] {
        let following = try await complete([(job, handOff)], maxAttempts: maxAttempts)
        guard let jobs = following[job.id] else { throw QueueError.leaseLost(job: job.id) }
        return jobs
    }

    /// Commits the effects of several jobs in one transaction, each under its own lease's fence. Answers the jobs that
    /// follow, by the job's id; a job whose lease was lost is missing there, and nothing of it was committed. When one
    /// of the writes fails, none is committed.
    package func complete(
        _ endings: [(job: Job, handOff: HandOff)], maxAttempts: Int
    ) async throws -> [Int64: [NewJob]] {
        do {
            return try await complete(endings, maxAttempts: maxAttempts, repeating: .refused)
        } catch let error as PostgresError where error.isUniqueViolation {
            // Somebody has queued what follows already.
            return try await complete(endings, maxAttempts: maxAttempts, repeating: .ignored)
        }
    }

    private func complete(
        _ endings: [(job: Job, handOff: HandOff)], maxAttempts: Int, repeating: Repetition
    ) async throws -> [Int64: [NewJob]] {
        let isDurable = endings.contains(where: \.handOff.isDurable)
        return try await database.transaction(settings: isDurable ? [] : ["synchronous_commit = off"]) {
            connection in
            let ended = try end(endings, on: connection)
            let ours = endings.filter { ended.contains($0.job.id) }
            for (_, handOff) in ours { try handOff.write(connection) }
            var following: [Int64: [NewJob]] = [:]
            for (job, handOff) in ours {
                following[job.id] = handOff.next + (try handOff.following?(connection) ?? [])
            }
            try JobQueue.insert(
                ours.flatMap { following[$0.job.id] ?? [] }, maxAttempts: maxAttempts, repeating: repeating,
                on: connection)
            return following
        }
    }

    /// Deletes the jobs whose leases are still ours and writes their history; answers which.
    private func end(
        _ endings: [(job: Job, handOff: HandOff)], on connection: isolated Connection
    ) throws -> Set<Int64> {
        let rows = try connection.query(
            """
            WITH held AS MATERIALIZED (
                SELECT * FROM unnest(\(endings.map(\.job.id)), \(endings.map(\.job.lease.token)),
                    \(endings.map(\.handOff.outcome.rawValue)), \(endings.map(\.handOff.refusal?.code.rawValue)),
                    \(endings.map(\.handOff.refusal?.message.storable)), \(endings.map(\.handOff.pipelineVersion)),
                    \(endings.map(\.handOff.pages?.lowerBound)), \(endings.map(\.handOff.pages?.upperBound)))
                    AS held (id, token, outcome, code, message, version, first, last)
            ), ended AS (
                DELETE FROM jobs USING held WHERE jobs.id = held.id AND jobs.lease_token = held.token
                RETURNING jobs.*, held.outcome, held.code, held.message, held.version,
                    coalesce(held.first, first_page) AS first, coalesce(held.last, last_page) AS last
            )
            INSERT INTO stage_runs (job_id, document_id, fire_id, stage, pipeline, pipeline_version, first_page,
                last_page, attempt, worker, ready_at, started_at, finished_at, outcome, code, message)
            SELECT id, document_id, fire_id, stage, pipeline, version, first, last, attempt, worker, ready_at,
                leased_at, clock_timestamp(), outcome, code, message
            FROM ended RETURNING job_id
            """)
        return Set(try rows.map { try $0.decode("job_id", as: Int64.self) })
    }
}
