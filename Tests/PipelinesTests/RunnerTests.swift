import Classification
import Documents
import Foundation
import Jobs
import Logging
import Pipelines
import Postgres
import PostgresTestSupport
import Store
import SystemPackage
import Testing

@Suite("The runner")
struct RunnerTests {
    @Test("takes a document through its stages, and writes down who did what")
    func takesThroughStages() async throws {
        try await withRunnerScene { scene in
            let id = try await scene.admit("one")
            try await scene.work(on: id)
            #expect(try await scene.store.document(id).state == .stored)
            let runs = try await scene.store.runs(of: id)
            #expect(runs.map(\.stage) == ["ingest", "extract", "classify", "enrich", "persist"])
            #expect(runs.allSatisfy { $0.outcome == "succeeded" })
            let versions = try await scene.store.database.query(
                "SELECT DISTINCT pipeline_version FROM stage_runs")
            #expect(try versions.map { try $0.decode(at: 0, as: String.self) } == [scene.pipeline.version])
            #expect(try await scene.store.ledger().isBalanced)
        }
    }

    @Test("puts a document into quarantine that a stage refuses")
    func refusalQuarantines() async throws {
        try await withRunnerScene { scene in
            scene.log.refuse(.classify, because: Refusal(.encrypted, "It is locked\u{0}."))
            let id = try await scene.admit("one")
            try await scene.work(on: id)
            let document = try await scene.store.document(id)
            #expect(document.state == .quarantined && document.refusalCode == "encrypted")
            #expect(scene.log.stages == [.extract, .classify])
            #expect(try await scene.store.runs(of: id).last?.outcome == "refused")
            #expect(try await scene.store.ledger().isBalanced)
        }
    }

    @Test("doesn't repeat a stage for the same content and options, but persist")
    func memoHitSkips() async throws {
        try await withRunnerScene { scene in
            let first = try await scene.admit("same")
            try await scene.work(on: first)
            let second = try await scene.admit("same")
            try await scene.work(on: second)
            #expect(scene.log.stages == [.extract, .classify, .enrich, .persist, .persist])
            let outcomes = try await scene.store.runs(of: second).map(\.outcome)
            #expect(outcomes == ["succeeded", "memoised", "memoised", "memoised", "succeeded"])
            #expect(
                try await scene.store.result(of: .classify, for: second, as: String.self)
                    == "classify of same")
        }
    }

    @Test("repeats a stage whose options have changed, and those after it")
    func changedOptionsRepeat() async throws {
        try await withRunnerScene { scene in
            let id = try await scene.admit("one")
            try await scene.work(on: id)
            var changed = scene.pipeline
            changed.classify.reviewBelow = 0.123
            scene.current.set([changed])
            try await scene.store.reprocess(id, maxAttempts: 1)
            try await scene.work(on: id)
            #expect(
                scene.log.stages
                    == [.extract, .classify, .enrich, .persist, .classify, .enrich, .persist])
        }
    }

    @Test("goes by the recorded version of a pipeline whose file is gone")
    func fileIsGone() async throws {
        try await withRunnerScene { scene in
            let id = try await scene.admit("one")
            scene.current.set([])
            let other = PipelineRegister(store: scene.store, current: { [] })
            #expect(
                try await other.pipeline(named: "default", lastVersion: scene.pipeline.version)
                    == scene.pipeline)
            try await scene.work(on: id)
            #expect(try await scene.store.document(id).state == .stored)
            await #expect(throws: StoreError.self) { _ = try await other.current(named: "default") }
            await #expect(throws: StoreError.self) {
                _ = try await other.pipeline(named: "default", lastVersion: "v0")
            }
        }
    }

    @Test("has nothing to do for a document that is no longer in flight")
    func noLongerInFlight() async throws {
        try await withRunnerScene { scene in
            let id = try await scene.admit("one")
            try await scene.store.database.transaction { connection in
                try DocumentStore.quarantine(id, because: Refusal(.cancelled, "No."), on: connection)
                try JobQueue.insert(
                    [NewJob(document: id, stage: .extract, pipeline: "default")], maxAttempts: 1,
                    on: connection)
            }
            try await scene.work(on: id)
            #expect(scene.log.stages.isEmpty)
            #expect(try await scene.store.document(id).refusalCode == "cancelled")
            #expect(try await scene.store.ledger().isBalanced)
        }
    }

    @Test("gives a document up when its attempts are gone, and says why")
    func exhausted() async throws {
        try await withRunnerScene { scene in
            let id = try await scene.admit("one")
            let job = try #require(try await scene.queue.claim(.extract, limit: 1).first)
            let handOff = try await scene.runner.exhausted(job, failure: "the roof fell in")
            try await scene.queue.complete(job, with: handOff, maxAttempts: 1)
            let document = try await scene.store.document(id)
            #expect(document.refusalCode == "attempts-exhausted")
            #expect(document.refusalMessage == "extract failed 1 times; at last: the roof fell in")
        }
    }

    @Test("doesn't end a job of a stage that it has not")
    func unknownStage() async throws {
        try await withRunnerScene(stages: [.classify]) { scene in
            _ = try await scene.admit("one")
            let job = try #require(try await scene.queue.claim(.extract, limit: 1).first)
            await #expect(throws: QueueError.self) { _ = try await scene.runner.handle(job) }
        }
    }

    @Test("tells faults of the machine from failures")
    func tellsFaults() async throws {
        try await withRunnerScene { scene in
            _ = try await scene.admit("one")
            let job = try #require(try await scene.queue.claim(.extract, limit: 1).first)
            func isFault(_ error: any Error) -> Bool { scene.runner.delayOfFault(error, of: job) != nil }
            #expect(isFault(StorageFault(.write, "blob", .noSpace)))
            #expect(isFault(PostgresError(message: "gone", doing: "x", isConnectionLost: true)))
            #expect(isFault(PostgresError(sqlState: "53100", message: "disk full", doing: "x")))
            #expect(!isFault(PostgresError(sqlState: "22012", message: "division by zero", doing: "x")))
            #expect(!isFault(Refusal(.empty, "")))
            #expect(!isFault(CancellationError()))
        }
    }
}
