package import Documents
package import Foundation
package import Postgres

/// Limits on how many jobs are at work at once, on all machines together.
extension JobQueue {
    /// A limit that is in force; nil stands for all.
    package struct Limit: Sendable, Hashable {
        package var stage: String?
        package var pipeline: String?
        package var most: Int
        /// How many of these are at work now.
        package var running: Int
        package var since: Date
    }

    /// Lets at most `most` jobs of a stage, of a pipeline, or of both be at work at once; nil stands for all. What is at
    /// work already is finished.
    package static func limit(
        _ stage: StageName?, pipeline: String?, to most: Int, on database: Database
    ) async throws {
        try await database.execute(
            """
            INSERT INTO limits (stage, pipeline, most)
            VALUES (\(stage?.rawValue ?? "*"), \(pipeline ?? "*"), \(most))
            ON CONFLICT (stage, pipeline) DO UPDATE SET most = excluded.most, set_at = now()
            """)
        try await announce(on: database)
    }

    /// Takes back exactly the limit that was set with the same words; answers whether there was one.
    package static func unlimit(_ stage: StageName?, pipeline: String?, on database: Database) async throws
        -> Bool
    {
        let deleted = try await database.execute(
            "DELETE FROM limits WHERE stage = \(stage?.rawValue ?? "*") AND pipeline = \(pipeline ?? "*")")
        try await announce(on: database)
        return deleted > 0
    }

    package static func limits(on database: Database) async throws -> [Limit] {
        try await database.query(
            """
            SELECT nullif(stage, '*') AS stage, nullif(pipeline, '*') AS pipeline, most, set_at,
                (SELECT count(*) FROM \(JobQueue.held)
                    WHERE limits.stage IN (jobs.stage, '*') AND limits.pipeline IN (jobs.pipeline, '*')) AS running
            FROM limits ORDER BY set_at
            """
        ).map { row in
            Limit(
                stage: try row.decode("stage"), pipeline: try row.decode("pipeline"),
                most: try row.decode("most"), running: try row.decode("running"),
                since: try row.decode("set_at"))
        }
    }

    /// Claims line by line as far as the limits go. Claimers of limited stages wait for each other, or two would see
    /// the same room; so this is for stages that have a limit only.
    func claimUnderLimits(
        _ stage: StageName, offers: [Turns.Offer], limit: Int, memory: MemoryAllowance
    ) async throws -> Claim {
        try await database.transaction(settings: Self.settingsOfClaims) { connection in
            _ = try connection.query("SELECT pg_advisory_xact_lock(hashtext('a2d2 limits'))")
            // A statement of its own: it must see what was committed before we had the lock.
            var concurrency = try concurrency(at: stage, on: connection)
            var memory = memory
            var result = Claim()
            for var offer in offers where result.jobs.count < limit && !result.isShortOfMemory {
                offer.most = min(
                    offer.most, limit - result.jobs.count, concurrency.room(for: offer.line.pipeline) ?? .max)
                guard offer.most > 0 else { continue }
                let claim = try claim(
                    stage, offers: [offer], limit: offer.most, memory: memory, underLimits: true,
                    on: connection)
                concurrency.begin(claim.jobs.count, of: offer.line.pipeline)
                memory.take(claim.jobs)
                result.jobs += claim.jobs
                result.isShortOfMemory = claim.isShortOfMemory
            }
            return result
        }
    }

    /// The jobs that are in some worker's hands, found by the leases: no index of `jobs` tells.
    static let held: SQL = """
        leases CROSS JOIN unnest(leases.jobs) AS held (id)
        JOIN jobs ON jobs.id = held.id AND jobs.lease_token = leases.token
        """

    private func concurrency(at stage: StageName, on connection: isolated Connection) throws -> Concurrency {
        let rows = try connection.query(
            """
            SELECT nullif(stage, '*') AS stage, nullif(pipeline, '*') AS pipeline, most,
                (SELECT count(*) FROM \(JobQueue.held)
                    WHERE limits.stage IN (jobs.stage, '*') AND limits.pipeline IN (jobs.pipeline, '*')) AS running
            FROM limits WHERE stage IN (\(stage.rawValue), '*')
            """)
        return Concurrency(
            try rows.map { row in
                (
                    Concurrency.Limit(
                        stage: try row.decode("stage", as: String?.self).flatMap(StageName.init),
                        pipeline: try row.decode("pipeline"), most: try row.decode("most")),
                    try row.decode("running")
                )
            })
    }
}
