package import Documents
package import Foundation
package import Postgres

/// Changes in the order of what waits.
extension JobQueue {
    /// One job, or all of a stage, of a pipeline, or of both.
    package struct Selection: Sendable, Hashable {
        package var job: Int64?
        package var stage: StageName?
        package var pipeline: String?

        package init(job: Int64? = nil, stage: StageName? = nil, pipeline: String? = nil) {
            self.job = job
            self.stage = stage
            self.pipeline = pipeline
        }

        fileprivate var condition: SQL {
            """
            (\(job)::bigint IS NULL OR id = \(job)::bigint)
            AND (\(stage?.rawValue)::text IS NULL OR stage = \(stage?.rawValue)::text)
            AND (\(pipeline)::text IS NULL OR pipeline = \(pipeline)::text)
            """
        }

        /// Throws when a single job was meant and there is none.
        fileprivate func check(_ changed: Int) throws {
            if let job, changed == 0 { throw QueueError.noSuchJob(job) }
        }
    }

    /// Lets waiting jobs wait, from now on for as long. Answers how many, and until when.
    package static func snooze(
        _ selection: Selection, for time: Duration, on database: Database
    ) async throws -> (jobs: Int, until: Date) {
        let row = try await database.query(
            """
            WITH snoozed AS (
                UPDATE jobs SET ready_at = clock_timestamp() + make_interval(secs => \(time.inSeconds))
                WHERE \(selection.condition) AND lease_token IS NULL RETURNING 1
            )
            SELECT (SELECT count(*) FROM snoozed) AS jobs, now() + make_interval(secs => \(time.inSeconds)) AS until
            """
        ).single()
        let jobs = try row.decode("jobs", as: Int.self)
        try selection.check(jobs)
        try await announce(on: database)
        return (jobs, try row.decode("until"))
    }

    /// Gives waiting jobs another priority, which what follows them inherits. Answers how many.
    package static func prioritize(
        _ selection: Selection, to priority: Int, on database: Database
    ) async throws -> Int {
        let jobs = try await database.execute(
            "UPDATE jobs SET priority = \(priority) WHERE \(selection.condition) AND lease_token IS NULL")
        try selection.check(jobs)
        try await announce(on: database)
        return jobs
    }
}
