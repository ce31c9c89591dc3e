import Documents
import Foundation
import Jobs
import Postgres
import Synchronization

extension Bench {
    /// Keeps the queue as long as it is: every hand-off puts another document at the end. Prints, for each tenth of the
    /// time, jobs a second, the median claim in milliseconds, and the megabytes of the table with its indexes.
    ///
    /// - Parameter isHeld: a transaction looks at the state of the beginning all the while, so that the server can remove
    ///   no dead row.
    func churn(seconds: Int, clients: Int, batch: Int, isHeld: Bool) async throws {
        let queue = JobQueue(database: database)
        let book = ChurnBook()
        let end = ContinuousClock.now + .seconds(seconds)
        let database = database
        try await withThrowingTaskGroup { group in
            if isHeld { group.addTask { try await hold(until: end) } }
            for _ in 0..<clients {
                group.addTask {
                    while ContinuousClock.now < end {
                        let start = ContinuousClock.now
                        let claimed = try await queue.claim(.extract, limit: batch)
                        let took = ContinuousClock.now - start
                        let ended = try await queue.complete(claimed.map { ($0, again($0)) }, maxAttempts: 10)
                        book.add(jobs: ended.count, claim: took)
                    }
                }
            }
            group.addTask {
                // As each processor does.
                while ContinuousClock.now + .seconds(10) < end {
                    try await Task.sleep(for: .seconds(10))
                    try await queue.vacuum()
                }
            }
            group.addTask {
                for _ in 0..<10 {
                    try await Task.sleep(for: .seconds(seconds) / 10)
                    let (jobs, claims) = book.take()
                    let size = try await database.query(
                        "SELECT pg_total_relation_size('jobs') / 1048576 AS megabytes"
                    )[0].decode("megabytes", as: Int.self)
                    let median = claims.sorted()[claims.count / 2] / .milliseconds(1)
                    let rate = Double(jobs) * 10 / Double(seconds)
                    print(String(format: "%.0f %.2f %d", rate, median, size))
                    fflush(nil)
                }
            }
            try await group.waitForAll()
        }
    }

    private func again(_ job: Job) -> HandOff {
        let next = NewJob(document: .new(), stage: .extract, pipeline: job.pipeline)
        return HandOff(
            outcome: .succeeded, pipelineVersion: "0123456789ab", next: [next], isDurable: false,
            write: { _ in })
    }

    private func hold(until end: ContinuousClock.Instant) async throws {
        let logger = logger
        let holder = Database(settings: database.settings, poolSize: 1, logger: logger)
        try await holder.withConnection { connection in
            try connection.transaction(isolation: .repeatableRead) { connection in
                _ = try connection.query("SELECT count(*) FROM jobs")
                let left = (end - .now) / .seconds(1)
                _ = try connection.query("SELECT pg_sleep(\(max(0, left)))")
            }
        }
        await holder.close()
    }
}

/// What was done since it was last asked.
private final class ChurnBook: Sendable {
    private let state = Mutex((jobs: 0, claims: [Duration]()))

    func add(jobs: Int, claim: Duration) {
        state.withLock { state in
            state.jobs += jobs
            state.claims.append(claim)
        }
    }

    func take() -> (jobs: Int, claims: [Duration]) {
        state.withLock { state in
            defer { state = (0, []) }
            return state.claims.isEmpty ? (0, [.zero]) : state
        }
    }
}
