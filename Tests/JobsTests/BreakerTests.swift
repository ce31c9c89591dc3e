import Documents
import Foundation
import Jobs
import Postgres
import PostgresTestSupport
import Synchronization
import Testing

/// A full disk, as far as the processor can tell.
private struct DiskFull: MachineFault, CustomStringConvertible {
    let description = "no space left on device"
}

@Suite struct BreakerTests {
    @Test func aStageThatTheMachineFailsPausesItselfAndSaysSoAndGoesOn() async throws {
        try await withQueue { queue in
            try await queue.add(
                (0..<12).map { _ in NewJob(document: .new(), stage: .extract, pipeline: "p") })
            let isFull = Mutex(true)
            let handler = ScriptedHandler { _ in
                if isFull.withLock(\.self) { throw DiskFull() }
                return .done(next: nil)
            }
            try await work(queue, handler) {
                try await eventuallyTrue { try await !JobQueue.openBreakers(on: queue.database).isEmpty }
                let breaker = try #require(try await JobQueue.openBreakers(on: queue.database).first)
                #expect(breaker.stage == "extract" && breaker.reason == "no space left on device")
                #expect(breaker.retryAt > Date())
                // Three at work at a time: those that had begun end, and no more.
                let tried = handler.calls.count
                #expect(tried <= 6)
                try await Task.sleep(for: .seconds(1))
                #expect(handler.calls.count == tried, "nothing is tried meanwhile")
                isFull.withLock { $0 = false }
                try await untilIdle(queue)
            }
            #expect(try await JobQueue.openBreakers(on: queue.database).isEmpty)
            let attempts = try await queue.database.query(
                "SELECT attempt FROM stage_runs WHERE outcome = 'succeeded'"
            ).map { try $0.decode("attempt", as: Int.self) }
            #expect(
                attempts == Array(repeating: 1, count: 12), "the machine's faults cost the documents nothing")
        }
    }
}
