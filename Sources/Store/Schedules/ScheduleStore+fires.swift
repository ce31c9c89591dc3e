package import Foundation
import Jobs
package import Postgres
import Scheduling

extension ScheduleStore {
    package func fire(_ id: UUID) async throws -> FireRecord {
        let rows = try await database.query("SELECT * FROM fires WHERE id = \(id)")
        guard let row = rows.first else { throw StoreError.noSuchFire(id) }
        return try FireRecord(row: row)
    }

    /// Ends a fire within the hand-off of its job, and lets the next one in the queue have its turn.
    package static func end(
        _ id: UUID, as state: FireRecord.State, message: String?, attempts: Int,
        on connection: isolated Connection
    ) throws {
        let rows = try connection.query("SELECT schedule FROM fires WHERE id = \(id)")
        guard let schedule = try rows.first?.decode("schedule", as: String.self) else {
            throw StoreError.noSuchFire(id)
        }
        // Whoever decides about this schedule's fires sees either that this one is under way, or the turn it gave.
        _ = try connection.query("SELECT FROM schedules WHERE name = \(schedule) FOR UPDATE")
        try connection.execute(
            """
            UPDATE fires SET state = \(state.rawValue), finished_at = clock_timestamp(), attempts = \(attempts),
                message = \(message?.storable)
            WHERE id = \(id)
            """)
        try giveTurn(to: schedule, on: connection)
    }

    private static func giveTurn(to schedule: String, on connection: isolated Connection) throws {
        let rows = try connection.query(
            """
            UPDATE fires SET state = 'open' WHERE id = (
                SELECT id FROM fires WHERE schedule = \(schedule) AND state = 'queued' AND NOT EXISTS (
                    SELECT FROM fires WHERE schedule = \(schedule) AND state = 'open')
                ORDER BY fire_at LIMIT 1)
            RETURNING *
            """)
        guard let row = rows.first else { return }
        let fire = try FireRecord(row: row)
        let job = NewJob(
            fire: fire.id, of: schedule, readyAt: try row.decode("ready_at"), maxAttempts: fire.maxAttempts)
        try JobQueue.insert([job], maxAttempts: fire.maxAttempts, on: connection)
    }

    /// Ends a fire that waits or is at work; whoever works on it can't commit any more.
    package func cancel(job id: Int64, by: String) async throws -> FireRecord {
        let fire = try await database.transaction { connection -> UUID in
            let rows = try connection.query(
                """
                WITH ended AS (DELETE FROM jobs WHERE id = \(id) AND fire_id IS NOT NULL RETURNING *)
                INSERT INTO stage_runs (job_id, fire_id, stage, pipeline, attempt, worker, started_at, outcome,
                    message)
                SELECT id, fire_id, stage, pipeline, attempt, worker, coalesce(leased_at, clock_timestamp()),
                    'cancelled', \("cancelled by \(by)")
                FROM ended RETURNING fire_id, attempt
                """)
            guard let row = rows.first else { throw QueueError.noSuchJob(id) }
            let fire = try row.decode("fire_id", as: UUID.self)
            try ScheduleStore.end(
                fire, as: .cancelled, message: "Cancelled by \(by).", attempts: row.decode("attempt"),
                on: connection)
            return fire
        }
        try await JobQueue.announceCancellation(on: database)
        return try await self.fire(fire)
    }

    /// As they are now, the earliest first.
    package func fires(_ ids: [UUID]) async throws -> [FireRecord] {
        try await database.query("SELECT * FROM fires WHERE id = ANY (\(ids)) ORDER BY fire_at, schedule")
            .map(FireRecord.init(row:))
    }

    /// The latest first.
    package func fires(of schedule: String? = nil, limit: Int = 100) async throws -> [FireRecord] {
        try await database.query(
            """
            SELECT * FROM fires WHERE \(schedule)::text IS NULL OR schedule = \(schedule)::text
            ORDER BY fire_at DESC, id LIMIT \(limit)
            """
        ).map(FireRecord.init(row:))
    }

    /// Removes the fires that ended before `date`; answers how many. What is under way stays.
    package func expireFires(before date: Date) async throws -> Int {
        try await database.execute("DELETE FROM fires WHERE finished_at < \(date)")
    }
}
