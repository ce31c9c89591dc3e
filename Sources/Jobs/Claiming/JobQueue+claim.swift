package import Documents
import Foundation
import Postgres

/// What a claim brought.
struct Claim: Sendable {
    var jobs: [Job] = []
    /// More could have been taken, had there been memory for it.
    var isShortOfMemory = false
}

extension JobQueue {
    package func claim(_ stage: StageName, limit: Int) async throws -> [Job] {
        try await claim(stage, limit: limit, memory: .unlimited).jobs
    }

    /// Takes up to `limit` waiting jobs of a stage, as `Turns` has it: the highest priority first, pipelines in turn,
    /// and in each what has been ready for longest. Only as many are taken as `memory` has room for, and none is passed
    /// over for a smaller one behind it, or a large one would never have its turn.
    func claim(_ stage: StageName, limit: Int, memory: MemoryAllowance) async throws -> Claim {
        if !book.change(stage, { $0.beginSearch(at: .now) }) {
            let claim = try await claimInTurn(stage, limit: limit, memory: memory)
            guard claim.jobs.isEmpty, !claim.isShortOfMemory else { return claim }
        }
        // It is time to look, or perhaps something waits in a line that we don't know of yet.
        let start = ContinuousClock.now
        try await search(stage)
        let claim = try await claimInTurn(stage, limit: limit, memory: memory)
        book.change(stage) { $0.endSearch(at: .now, cost: .now - start) }
        return claim
    }

    private func claimInTurn(_ stage: StageName, limit: Int, memory: MemoryAllowance) async throws -> Claim {
        let turns = book.turns(at: stage)
        let offers = turns.offers(limit: limit)
        guard !offers.isEmpty else { return Claim() }
        let claim =
            turns.isLimited
            ? try await claimUnderLimits(stage, offers: offers, limit: limit, memory: memory)
            : try await database.transaction(settings: Self.settingsOfClaims) { connection in
                try self.claim(stage, offers: offers, limit: limit, memory: memory, on: connection)
            }
        // Where memory set the limit, nothing is known of the lines behind.
        let reached = claim.isShortOfMemory ? claim.jobs.count : limit
        book.change(stage) { $0.served(claim.jobs, of: offers, limit: reached) }
        return claim
    }

    /// A claim that is lost with the server needs no undoing, so nobody waits for the disk. And the statement has one
    /// plan, whatever it asks for: to think of one anew each time takes as long as to carry it out.
    static let settingsOfClaims: [StaticString] = [
        "synchronous_commit = off", "plan_cache_mode = force_generic_plan",
    ]

    /// Which lines there are, from one to the next by the index, however many jobs wait in each.
    private func search(_ stage: StageName) async throws {
        let rows = try await database.query(
            """
            WITH RECURSIVE line AS (
                (SELECT priority, pipeline FROM jobs WHERE lease_token IS NULL AND stage = \(stage.rawValue)
                    ORDER BY priority DESC, pipeline LIMIT 1)
                UNION ALL
                SELECT next.priority, next.pipeline FROM line CROSS JOIN LATERAL (
                    (SELECT priority, pipeline FROM jobs
                        WHERE lease_token IS NULL AND stage = \(stage.rawValue) AND priority = line.priority
                            AND pipeline > line.pipeline
                        ORDER BY pipeline LIMIT 1)
                    UNION ALL
                    (SELECT priority, pipeline FROM jobs
                        WHERE lease_token IS NULL AND stage = \(stage.rawValue) AND priority < line.priority
                        ORDER BY priority DESC, pipeline LIMIT 1)
                    LIMIT 1) AS next
            )
            SELECT priority, pipeline,
                EXISTS (SELECT FROM limits WHERE limits.stage IN (\(stage.rawValue), '*')) AS is_limited
            FROM line LIMIT 10000
            """)
        let lines = try rows.map {
            WaitingLine(priority: try $0.decode("priority"), pipeline: try $0.decode("pipeline"))
        }
        let isLimited = try rows.first?.decode("is_limited") ?? false
        book.change(stage) { $0.found(lines, isLimited: isLimited) }
    }

    /// One statement. The sub-select is materialised, since otherwise the planner may update more rows than the limit.
    /// Lines for which a limit on concurrency holds are left out unless the caller has seen to it.
    func claim(
        _ stage: StageName, offers: [Turns.Offer], limit: Int, memory: MemoryAllowance,
        underLimits isLimited: Bool = false, on connection: isolated Connection
    ) throws -> Claim {
        let token = UUID()
        let rows = try connection.query(
            """
            WITH picked AS MATERIALIZED (
                SELECT job.id, job.megabytes, row_number() OVER () AS place
                FROM unnest(\(offers.map(\.line.priority))::smallint[], \(offers.map(\.line.pipeline)),
                    \(offers.map(\.from.readyAt)), \(offers.map(\.from.id)), \(offers.map(\.most)))
                    AS line (priority, pipeline, from_time, from_id, most)
                CROSS JOIN LATERAL (
                    SELECT id, megabytes FROM jobs
                    WHERE lease_token IS NULL AND stage = \(stage.rawValue) AND priority = line.priority
                        AND pipeline = line.pipeline AND (ready_at, id) >= (line.from_time, line.from_id)
                        AND ready_at <= now() AND attempt < max_attempts
                    ORDER BY ready_at, id LIMIT line.most
                    FOR UPDATE SKIP LOCKED) AS job
                WHERE NOT EXISTS (
                        SELECT FROM pauses
                        WHERE pauses.stage IN (\(stage.rawValue), '*') AND pauses.pipeline IN (line.pipeline, '*'))
                    AND (\(isLimited) OR NOT EXISTS (
                        SELECT FROM limits
                        WHERE limits.stage IN (\(stage.rawValue), '*') AND limits.pipeline IN (line.pipeline, '*')))
                LIMIT \(limit)
            ), fitting AS MATERIALIZED (
                SELECT id FROM (
                    SELECT id, place, sum(megabytes) OVER (ORDER BY place) AS megabytes FROM picked) AS summed
                WHERE megabytes <= \(memory.free) OR (place = 1 AND \(memory.isIdle))
            ), claimed AS (
                UPDATE jobs
                SET attempt = attempt + 1, lease_token = \(token), worker = \(worker), leased_at = clock_timestamp()
                WHERE id = ANY (ARRAY(SELECT id FROM fitting))
                RETURNING *
            ), leased AS (
                INSERT INTO leases (token, worker, stage, claimed_at, expires_at, jobs)
                SELECT \(token), \(worker), \(stage.rawValue), clock_timestamp(),
                    clock_timestamp() + make_interval(secs => \(leaseDuration.inSeconds)), array_agg(id)
                FROM claimed HAVING count(*) > 0
            )
            SELECT claimed.*, (SELECT count(*) FROM picked) AS picked FROM (SELECT) AS always LEFT JOIN claimed ON true
            """)
        let jobs = try rows.filter { try $0.decode("id", as: Int64?.self) != nil }.map(Job.init(row:))
        return Claim(
            jobs: jobs.sorted { ($1.priority, $0.ready, $0.id) < ($0.priority, $1.ready, $1.id) },
            isShortOfMemory: try rows.first?.decode("picked", as: Int.self) ?? 0 > jobs.count)
    }
}
