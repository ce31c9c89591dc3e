import Documents
import Foundation
package import Jobs
import Logging
import Postgres
import Store

/// Something that a sweep mends by itself, since nothing can go wrong with it.
package struct HealthRemedy: Sendable {
    /// `expired leases rescued`
    package let name: String
    /// It is applied by sweeps that hold this check.
    package let check: String
    private let timeout: Duration
    private let run: @Sendable (HealthContext) async throws -> Int

    /// - Parameter run: answers how many things it was applied to.
    package init(
        _ name: String, with check: String, timeout: Duration = .seconds(30),
        run: @escaping @Sendable (HealthContext) async throws -> Int
    ) {
        self.name = name
        self.check = check
        self.timeout = timeout
        self.run = run
    }

    /// Nil when there was nothing to do.
    func apply(_ context: HealthContext) async -> SweepResult.Remedy? {
        do {
            let count = try await TimeLimit.run(timeout) { try await run(context) }
            guard count > 0 else { return nil }
            context.logger.notice("remedy applied", metadata: ["remedy": "\(name)", "count": "\(count)"])
            return SweepResult.Remedy(name: name, count: count)
        } catch {
            let reason = error is TimeLimit.Exhausted ? "it took too long" : "\(error)"
            context.logger.warning(
                "remedy failed", metadata: ["remedy": "\(name)", "error": "\(reason)"])
            return SweepResult.Remedy(name: name, count: 0, failure: reason)
        }
    }

    /// - Parameters:
    ///   - retry: how the queue tries again.
    ///   - removeOrphans: deletes blobs that no document names, and answers how many.
    package static func all(
        retry: RetryPolicy, removeOrphans: @escaping @Sendable () async throws -> Int
    ) -> [HealthRemedy] {
        [
            HealthRemedy("expired leases rescued", with: "queue.dead-leases") { context in
                let queue = JobQueue(database: try context.reachableDatabase())
                return try await queue.rescue(
                    Set(StageName.allCases), policy: retry, leavingExhausted: true
                ).rescued
            },
            HealthRemedy("partitions of the history made", with: "database.dead-rows") { context in
                try await HistoryPartitions.make(on: try context.reachableDatabase())
            },
            HealthRemedy("stale temporary files removed", with: "blobs.probe") { context in
                try await StaleFiles.remove(context)
            },
            HealthRemedy("orphaned blobs removed", with: "blobs.sample", timeout: .seconds(120)) { _ in
                try await removeOrphans()
            },
        ]
    }
}
