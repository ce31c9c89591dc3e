import Documents
import Foundation
import Jobs
import Postgres
import Synchronization

extension Bench {
    /// From just before a job is inserted by another connection to the handler's first line, on an idle system: prints
    /// median and 99th percentile in milliseconds.
    func latency(_ count: Int) async throws {
        let starts = Starts()
        let processor = Processor(
            queue: JobQueue(database: database), handler: starts,
            options: Processor.Options(concurrency: [.extract: 2, .classify: 2, .enrich: 2, .persist: 2]),
            logger: logger)
        let database = database
        let documents = try await database.query("SELECT document_id FROM jobs").map {
            DocumentID(try $0.decode("document_id", as: UUID.self))
        }
        try await database.execute("DELETE FROM jobs")
        let watch = Until {
            // Until the processor listens.
            try await Task.sleep(for: .seconds(1))
            for document in documents.prefix(count) {
                let now = ContinuousClock.now
                starts.expect(document, since: now)
                try await database.transaction { connection in
                    try JobQueue.insert(
                        [NewJob(document: document, stage: .extract, pipeline: "bench")], maxAttempts: 10,
                        on: connection)
                }
                try await JobQueue.announce(on: database)
                try await Task.sleep(for: .milliseconds(.random(in: 20...60)))
            }
        }
        try await lead(processor, until: watch)
        let waits = starts.waits.sorted()
        guard waits.count == count else { fatalError("\(waits.count) of \(count) jobs began") }
        print(waits[count / 2] / .milliseconds(1), waits[count * 99 / 100] / .milliseconds(1))
    }
}

/// Remembers when jobs began.
private final class Starts: JobHandler {
    private struct State {
        var since: [DocumentID: ContinuousClock.Instant] = [:]
        var waits: [Duration] = []
    }

    private let state = Mutex(State())
    let stages = Set(StageName.ofDocuments)

    var waits: [Duration] { state.withLock(\.waits) }

    func expect(_ document: DocumentID, since start: ContinuousClock.Instant) {
        state.withLock { $0.since[document] = start }
    }

    func handle(_ job: Job) async throws -> HandOff {
        let now = ContinuousClock.now
        state.withLock { state in
            guard let document = job.document, let since = state.since[document] else { return }
            state.waits.append(now - since)
        }
        return HandOff(outcome: .succeeded, isDurable: false, write: { _ in })
    }

    func exhausted(_ job: Job, failure: String) async throws -> HandOff {
        HandOff(outcome: .refused, write: { _ in })
    }

    func delayOfFault(_ error: any Error, of job: Job) -> Duration? { nil }
}
