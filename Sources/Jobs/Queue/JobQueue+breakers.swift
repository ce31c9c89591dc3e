import Documents
package import Foundation
package import Postgres

/// What workers say of stages that their machine fails.
extension JobQueue {
    package struct OpenBreaker: Sendable, Hashable {
        package var stage: String
        package var worker: UUID
        package var host: String
        package var reason: String
        /// In a row.
        package var faults: Int
        package var since: Date
        package var retryAt: Date
    }

    /// Those of workers that are alive: one that is gone has missed its own time to try again.
    package static func openBreakers(on database: Database) async throws -> [OpenBreaker] {
        try await database.query(
            """
            SELECT stage, worker, host, reason, faults, since, retry_at FROM breakers
            WHERE retry_at > now() - interval '10 minutes' ORDER BY since
            """
        ).map { row in
            OpenBreaker(
                stage: try row.decode("stage"), worker: try row.decode("worker"),
                host: try row.decode("host"),
                reason: try row.decode("reason"), faults: try row.decode("faults"),
                since: try row.decode("since"),
                retryAt: try row.decode("retry_at"))
        }
    }

    func breakerOpened(_ stage: StageName, wait: Duration, faults: Int, reason: String) async throws {
        try await database.execute(
            """
            INSERT INTO breakers (worker, stage, host, reason, faults, since, retry_at)
            VALUES (\(worker), \(stage.rawValue), \(ProcessInfo.processInfo.hostName), \(reason.storable), \(faults),
                now(), now() + make_interval(secs => \(wait.inSeconds)))
            ON CONFLICT (worker, stage) DO UPDATE
            SET reason = excluded.reason, faults = excluded.faults, retry_at = excluded.retry_at
            """)
    }

    func breakersClosed(_ stages: [StageName]) async throws {
        try await database.execute(
            """
            DELETE FROM breakers
            WHERE (worker = \(worker) AND stage = ANY (\(stages.map(\.rawValue))))
                OR retry_at < now() - interval '1 day'
            """)
    }
}
