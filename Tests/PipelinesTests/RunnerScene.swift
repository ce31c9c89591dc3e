import Documents
import Foundation
import Jobs
import Logging
import Pipelines
import Postgres
import PostgresTestSupport
import Store
import Synchronization
import Testing

/// A queue, a store and a runner whose stages only say that they were there.
struct RunnerScene: Sendable {
    let store: DocumentStore
    let queue: JobQueue
    let runner: Runner
    let register: PipelineRegister
    let current: CurrentPipelines
    let pipeline: Pipeline
    let log: StageLog

    func admit(_ text: String) async throws -> DocumentID {
        let pipeline = try await register.current(named: "default")
        let admission = try await store.admit(
            NewArrival(
                source: .submit, folder: "here", relativePath: "\(text).txt", name: "\(text).txt",
                hash: ContentHasher.hash(of: text.utf8), size: 1, duplicates: .process,
                pipeline: pipeline.name,
                pipelineVersion: pipeline.version))
        guard case .accepted(let id) = admission else { throw StoreError.unexpected("a duplicate") }
        return id
    }

    /// Works until the document has no job any more.
    func work(on id: DocumentID) async throws {
        for stage in StageName.ofDocuments {
            for job in try await queue.claim(stage, limit: 10) {
                try await queue.complete(job, with: try await runner.handle(job), maxAttempts: 10)
            }
        }
        try #require(try await JobQueue.list(on: store.database).allSatisfy { $0.subject != .document(id) })
    }
}

func withRunnerScene(
    stages: [StageName] = [.extract, .classify, .enrich, .persist], _ body: (RunnerScene) async throws -> Void
) async throws {
    try await withFreshDatabase(migrations: Schema.migrations) { database in
        let store = DocumentStore(database: database)
        let pipeline = Pipeline(name: "default")
        let current = CurrentPipelines([pipeline])
        let register = PipelineRegister(store: store, current: { current.all })
        let log = StageLog()
        let runner = Runner(
            stages: stages.map { LoggedStage(name: $0, log: log) }, store: store, pipelines: register,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        try await body(
            RunnerScene(
                store: store, queue: JobQueue(database: database), runner: runner, register: register,
                current: current, pipeline: pipeline, log: log))
    }
}

/// The pipelines in force, as a test changes them.
final class CurrentPipelines: Sendable {
    private let pipelines: Mutex<[Pipeline]>

    init(_ pipelines: [Pipeline]) {
        self.pipelines = Mutex(pipelines)
    }

    var all: [Pipeline] { pipelines.withLock { $0 } }

    func set(_ new: [Pipeline]) {
        pipelines.withLock { $0 = new }
    }
}

/// Which stages were at work, and which shall refuse.
final class StageLog: Sendable {
    private struct State {
        var stages: [StageName] = []
        var refusals: [StageName: Refusal] = [:]
    }

    private let state = Mutex(State())

    var stages: [StageName] { state.withLock { $0.stages } }

    func refuse(_ stage: StageName, because refusal: Refusal) {
        state.withLock { $0.refusals[stage] = refusal }
    }

    func enter(_ stage: StageName) throws {
        let refusal = state.withLock { state in
            state.stages.append(stage)
            return state.refusals[stage]
        }
        if let refusal { throw refusal }
    }
}

struct LoggedStage: Stage {
    let name: StageName
    let log: StageLog
    var version: String? { name == .persist ? nil : "1" }

    func process(_ assignment: Assignment) async throws -> Completion {
        try log.enter(name)
        let (name, document) = (name, assignment.document)
        guard let next = name.next else {
            return Completion(next: .end) { connection in
                try DocumentStore.markStored(
                    document.id, pipelineVersion: assignment.pipeline.version, files: [], on: connection)
            }
        }
        return Completion(next: .stage(next)) { connection in
            try DocumentStore.keep(
                "\(name.rawValue) of \((document.name as NSString).deletingPathExtension)", of: name,
                for: document.id, memoKey: assignment.memoKey, on: connection)
        }
    }
}
