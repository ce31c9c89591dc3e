import Documents
import Foundation
import Jobs
import Logging
import Postgres
import PostgresTestSupport
import ServiceLifecycle
import Synchronization
import Testing

@Suite struct ProcessorTests {
    @Test func everyJobIsDoneOnceThroughAllItsStages() async throws {
        try await withQueue { queue in
            try await queue.add(
                (0..<40).map { _ in NewJob(document: .new(), stage: .extract, pipeline: "p") })
            let handler = ScriptedHandler { job in .done(next: job.stage.next) }
            try await work(queue, handler) { try await untilIdle(queue) }
            #expect(handler.calls.count == 40 * 4)
            #expect(Set(handler.calls).count == 40 * 4)
        }
    }

    @Test func aFailureIsTriedAgainAndTheLastOneGivenUp() async throws {
        try await withQueue { queue in
            try await queue.add([NewJob(document: .new(), stage: .extract, pipeline: "p")], maxAttempts: 3)
            let handler = ScriptedHandler { _ in throw Mishap() }
            try await work(queue, handler) { try await untilIdle(queue) }
            #expect(handler.calls.count == 3)
            #expect(handler.givenUp == ["mishap"])
            let outcomes = try await queue.database.query(
                "SELECT outcome FROM stage_runs ORDER BY finished_at"
            )
            .map { try $0.decode("outcome", as: String.self) }
            #expect(outcomes == ["failed", "failed", "refused"])
        }
    }

    @Test func aWriteThatFailsIsAFailedAttempt() async throws {
        try await withQueue { queue in
            try await queue.add([NewJob(document: .new(), stage: .extract, pipeline: "p")], maxAttempts: 2)
            let handler = ScriptedHandler { _ in .brokenWrite }
            try await work(queue, handler) { try await untilIdle(queue) }
            #expect(handler.calls.count == 2)
            #expect(handler.givenUp.count == 1)
        }
    }

    @Test func aJobThatCannotEvenBeGivenUpIsLeftToItsLease() async throws {
        try await withQueue { queue in
            try await queue.add([NewJob(document: .new(), stage: .extract, pipeline: "p")], maxAttempts: 1)
            let handler = ScriptedHandler(farewell: .brokenWrite) { _ in throw Mishap() }
            try await work(queue, handler) { await handler.firstFarewell() }
            #expect(handler.givenUp.count == 1)
            #expect(try await JobQueue.list(on: queue.database).map(\.state) == ["running"])
        }
    }

    @Test func whatIsCancelledIsCalledOffAtOnce() async throws {
        try await withQueue { queue in
            try await queue.add([NewJob(document: .new(), stage: .extract, pipeline: "p")])
            let ended = Mutex(false)
            let handler = ScriptedHandler(during: { _ in
                defer { ended.withLock { $0 = true } }
                try await Task.sleep(for: .seconds(3600))
            }) { _ in .done(next: nil) }
            try await work(queue, handler) {
                await handler.firstCall()
                try await queue.database.execute("DELETE FROM jobs")
                try await JobQueue.announceCancellation(on: queue.database)
                try await eventuallyTrue { ended.withLock(\.self) }
            }
            #expect(handler.givenUp.isEmpty)
            #expect(try await queue.database.query("SELECT FROM leases").isEmpty, "none is left behind")
        }
    }

    @Test func whatIsInHandIsGivenBackWhenTheDrainIsOver() async throws {
        try await withQueue { queue in
            try await queue.add([NewJob(document: .new(), stage: .extract, pipeline: "p")])
            let handler = ScriptedHandler { _ in .hang }
            try await work(queue, handler, drain: .milliseconds(50)) {
                await handler.firstCall()
            }
            let job = try #require(try await JobQueue.list(on: queue.database).first)
            #expect(job.state == "waiting")
            #expect(job.attempt == 0)
        }
    }
}

struct Mishap: Error, CustomStringConvertible {
    let description = "mishap"
}

/// Does what a test says, and remembers.
final class ScriptedHandler: JobHandler {
    enum Answer: Sendable {
        case done(next: StageName?)
        case brokenWrite
        case hang
    }

    private struct Memory {
        var calls: [String] = []
        var givenUp: [String] = []
    }

    private let memory = Mutex(Memory())
    private let farewell: Answer
    private let farewells: AsyncStream<Void>
    private let farewellSaid: AsyncStream<Void>.Continuation
    private let script: @Sendable (Job) throws -> Answer
    private let during: @Sendable (Job) async throws -> Void
    private let called: AsyncStream<Void>
    private let call: AsyncStream<Void>.Continuation

    init(
        farewell: Answer = .done(next: nil),
        during: @escaping @Sendable (Job) async throws -> Void = { _ in },
        _ script: @escaping @Sendable (Job) throws -> Answer
    ) {
        self.during = during
        self.farewell = farewell
        self.script = script
        (farewells, farewellSaid) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
        (called, call) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    var calls: [String] { memory.withLock { $0.calls } }
    var givenUp: [String] { memory.withLock { $0.givenUp } }

    func firstCall() async {
        for await _ in called { return }
    }

    func firstFarewell() async {
        for await _ in farewells { return }
    }

    func handle(_ job: Job) async throws -> HandOff {
        memory.withLock { $0.calls.append("\(job.subject) \(job.stage) \(job.attempt)") }
        call.yield()
        try await during(job)
        return try await handOff(try script(job), of: job)
    }

    private func handOff(_ answer: Answer, of job: Job) async throws -> HandOff {
        switch answer {
        case .done(let next):
            var jobs: [NewJob] = []
            if let next, let document = job.document {
                jobs = [NewJob(document: document, stage: next, pipeline: job.pipeline)]
            }
            return HandOff(outcome: .succeeded, next: jobs, isDurable: false, write: { _ in })
        case .brokenWrite:
            return HandOff(outcome: .succeeded) { try $0.execute("SELECT 1/0") }
        case .hang:
            try await Task.sleep(for: .seconds(3600))
            throw CancellationError()
        }
    }

    func exhausted(_ job: Job, failure: String) async throws -> HandOff {
        memory.withLock { $0.givenUp.append(failure) }
        farewellSaid.yield()
        var handOff = try await handOff(farewell, of: job)
        handOff.outcome = .refused
        return handOff
    }

    func delayOfFault(_ error: any Error, of job: Job) -> Duration? {
        PostgresError.isTransient(error) || error is any MachineFault ? .milliseconds(50) : nil
    }

    let stages = Set(StageName.allCases)
}

/// Runs a processor for as long as `body` lasts, then shuts it down gracefully.
func work(
    _ queue: JobQueue, _ handler: ScriptedHandler, drain: Duration = .seconds(5), memory: MemoryBudget? = nil,
    _ body: @Sendable @escaping () async throws -> Void
) async throws {
    let processor = Processor(
        queue: queue, handler: handler,
        options: Processor.Options(
            concurrency: [.extract: 3, .classify: 2, .enrich: 2, .persist: 2],
            retry: RetryPolicy(first: .zero, longest: .zero), poll: .milliseconds(100), drain: drain,
            memory: memory),
        logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    let group = ServiceGroup(
        configuration: ServiceGroupConfiguration(
            services: [
                .init(service: processor),
                .init(service: Body(body: body), successTerminationBehavior: .gracefullyShutdownGroup),
            ], logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }))
    try await group.run()
}

struct Body: Service {
    let body: @Sendable () async throws -> Void
    func run() async throws { try await body() }
}

func untilIdle(_ queue: JobQueue) async throws {
    while try await !JobQueue.isIdle(on: queue.database) {
        try await Task.sleep(for: .milliseconds(20))
    }
}
