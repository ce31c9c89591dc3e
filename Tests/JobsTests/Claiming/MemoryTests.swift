import Documents
import Foundation
import Jobs
import Postgres
import PostgresTestSupport
import Synchronization
import Testing

@Suite struct MemoryTests {
    /// The most megabytes and jobs that were at work at once.
    private final class Peak: Sendable {
        private let state = Mutex((megabytes: 0, jobs: 0, most: 0, mostJobs: 0, order: [Int]()))

        func begin(_ job: Job) {
            state.withLock { state in
                state.megabytes += job.megabytes
                state.jobs += 1
                state.most = max(state.most, state.megabytes)
                state.mostJobs = max(state.mostJobs, state.jobs)
                state.order.append(job.megabytes)
            }
        }

        func end(_ job: Job) {
            state.withLock { state in
                state.megabytes -= job.megabytes
                state.jobs -= 1
            }
        }

        var most: (megabytes: Int, jobs: Int) { state.withLock { ($0.most, $0.mostJobs) } }
        var order: [Int] { state.withLock(\.order) }
    }

    private func run(_ sizes: [Int], budget: Int) async throws -> Peak {
        let peak = Peak()
        try await withQueue { queue in
            try await queue.add(
                sizes.map { NewJob(document: .new(), stage: .extract, pipeline: "p", megabytes: $0) })
            let handler = ScriptedHandler(during: { job in
                peak.begin(job)
                try await Task.sleep(for: .milliseconds(20))
                peak.end(job)
            }) { _ in .done(next: nil) }
            try await work(queue, handler, memory: MemoryBudget(total: budget)) { try await untilIdle(queue) }
            #expect(handler.calls.count == sizes.count)
        }
        return peak
    }

    @Test func noMoreIsTakenUpThanThereIsMemoryFor() async throws {
        let peak = try await run([300, 300, 300, 300, 300, 300], budget: 700)
        #expect(peak.most.megabytes == 600 && peak.most.jobs == 2)
    }

    @Test func aLargeJobHasItsTurnThoughSmallOnesKeepComing() async throws {
        let peak = try await run([100, 100, 700, 100, 100, 100], budget: 750)
        #expect(peak.most.megabytes <= 750)
        #expect(peak.order.firstIndex(of: 700) == 2)
    }

    @Test func whatNeedsMoreThanThereIsRunsAlone() async throws {
        let peak = try await run([100, 5000, 100], budget: 700)
        #expect(peak.most.megabytes == 5000)
    }
}
