import Synchronization
import Testing

@testable import Console

@Suite("What is known of something that takes a while", .timeLimit(.minutes(10)))
struct LastKnownTests {
    struct Away: Error, CustomStringConvertible {
        let description = "it is away"
    }

    /// Runs it for as long as `body` takes.
    private func running<Value: Sendable>(
        _ known: LastKnown<Value>, _ body: () async throws -> Void
    ) async rethrows {
        let task = Task { await known.run() }
        defer { task.cancel() }
        try await body()
    }

    @Test("What was got since one asked is fresh, however old it is when it arrives")
    func slowArrival() async {
        let count = Mutex(0)
        // As on a machine so busy that whatever is got has aged before anybody sees it.
        let known = LastKnown(freshness: { _ in .zero }) {
            count.withLock {
                $0 += 1; return $0
            }
        }
        await running(known) {
            for expected in 1...3 {
                let reading = await known.read(patience: .seconds(600))
                #expect(reading.isFresh && reading.value == expected && reading.failure == nil)
            }
        }
    }

    @Test("What was got before is told with why there is nothing newer, and is not fresh")
    func failure() async {
        let isAway = Mutex(false)
        let known = LastKnown(freshness: { _ in .zero }) {
            if isAway.withLock({ $0 }) { throw Away() }
            return 7
        }
        await running(known) {
            #expect(await known.read(patience: .seconds(600)).isFresh)
            isAway.withLock { $0 = true }
            let reading = await known.read(patience: .seconds(600))
            #expect(!reading.isFresh && reading.value == 7 && reading.failure == "it is away")
        }
    }

    @Test("While it is fresh, it is not got again")
    func fresh() async {
        let count = Mutex(0)
        let known = LastKnown(freshness: { _ in .seconds(3600) }) {
            count.withLock {
                $0 += 1; return $0
            }
        }
        await running(known) {
            for _ in 1...3 { #expect(await known.read(patience: .seconds(600)).value == 1) }
        }
    }
}
