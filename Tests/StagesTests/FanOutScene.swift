import Documents
import Extraction
import Foundation
import Jobs
import Logging
import Pipelines
import Postgres
import PostgresTestSupport
import Stages
import Store
import Synchronization
import Testing

/// Reads documents of any length without opening anything.
final class ScriptedReader: DocumentReader {
    struct State {
        var pageCount = 12
        var requests: [ReadRequest] = []
        /// What befalls the range that begins with this page.
        var refusals: [Int: Refusal] = [:]
        /// Ranges, by their first page, of which no page can be read.
        var unread: [Int: Refusal] = [:]
        var settled: SettledReading? = SettledReading(language: "deu", rotation: 180)
        /// What lies within each document.
        var children: [(path: String, content: Result<String, Refusal>)] = []
    }

    let state = Mutex(State())

    var requests: [ReadRequest] { state.withLock(\.requests) }

    func read(_ request: ReadRequest, children: (any ChildReceiver)?) async throws -> ExtractedDocument {
        let within = state.withLock(\.children)
        if request.pages?.contains(1) ?? true { try children?.receive(within) }
        return try state.withLock { state in
            state.requests.append(request)
            let range = try #require(request.range(ofPageCount: state.pageCount))
            if let refusal = state.refusals[range.lowerBound] { throw refusal }
            let unread = state.unread[range.lowerBound]
            return ExtractedDocument(
                mediaType: .pdf, pageCount: state.pageCount,
                pages: range.map { number in
                    Page(
                        number: number, source: unread == nil ? .ocr : .none, text: "page \(number)",
                        confidence: 0.9, width: 595, height: 842, resolution: 300)
                },
                findings: range.map { Finding(code: "page-\($0)", severity: .info, message: "") },
                settled: state.settled, unread: unread, childCount: within.isEmpty ? nil : within.count)
        }
    }

    func render(_ request: RenditionRequest) async throws -> [Finding] { [] }
}

extension ChildReceiver {
    /// As an extractor sends them, the bytes in two pieces.
    func receive(_ children: [(path: String, content: Result<String, Refusal>)]) throws {
        beginAnew()
        for child in children {
            let file = EmbeddedFile(path: child.path)
            switch child.content {
            case .failure(let refusal): try receive(.refused(file, refusal))
            case .success(let text):
                try receive(.begun(file))
                try receive(.content(Data(text.utf8.prefix(3))))
                try receive(.content(Data(text.utf8.dropFirst(3))))
                try receive(.ended)
            }
        }
    }
}

/// The extract stage with such a reader, and a queue. Documents have twelve pages, jobs four: 1, 2–4, 5–8, 9–12.
struct FanOutScene: Sendable {
    let store: DocumentStore
    let queue: JobQueue
    let reader = ScriptedReader()
    let pipelines: PipelinesInForce
    let folder: String

    var blobs: BlobFolder { BlobFolder(folder: "\(folder)/blobs") }

    func runner(readerVersion: String = ExtractedDocument.readerVersion) -> Runner {
        Runner(
            stages: [
                VersionedStage(
                    stage: ExtractStage(
                        reader: reader, store: store, blobs: blobs, workFolder: "\(folder)/work"),
                    version: readerVersion)
            ],
            store: store, pipelines: register, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        )
    }

    private var register: PipelineRegister {
        PipelineRegister(store: store, current: { [pipelines] in pipelines.value })
    }

    func admit(_ text: String = "long") async throws -> DocumentID {
        let pipeline = try await register.current(named: "default")
        let admission = try await store.admit(
            NewArrival(
                source: .submit, folder: "here", relativePath: text, name: "\(text).pdf",
                hash: ContentHasher.hash(of: text.utf8), size: 1, duplicates: .process,
                pipeline: pipeline.name, pipelineVersion: pipeline.version, priority: 7))
        guard case .accepted(let id) = admission else { throw StoreError.unexpected("a duplicate") }
        return id
    }

    func claim() async throws -> [Job] {
        try await queue.claim(.extract, limit: 10).sorted {
            ($0.pages?.lowerBound ?? 0) < ($1.pages?.lowerBound ?? 0)
        }
    }

    @discardableResult
    func work(_ job: Job, as runner: Runner? = nil) async throws -> [NewJob] {
        let following = try await queue.complete(
            job, with: try await (runner ?? self.runner()).handle(job), maxAttempts: 10)
        #expect(try await store.ledger().isBalanced)
        return following
    }

    /// Reads the first pages of a new document, and claims the jobs for the rest of it.
    func begin(_ text: String = "long") async throws -> (id: DocumentID, ranges: [Job]) {
        let id = try await admit(text)
        try await work(try #require(try await claim().first))
        return (id, try await claim())
    }

    func summary(_ id: DocumentID) async throws -> ExtractedDocument {
        try await store.result(of: .extract, for: id, as: ExtractedDocument.self)
    }

    /// Expects the document as if it had been read in one go, once.
    func expectWhole(_ id: DocumentID) async throws {
        #expect(try await store.pages(of: id).map(\.text) == (1...12).map { "page \($0)" })
        let summary = try await summary(id)
        #expect(summary.pageCount == 12 && summary.findings.map(\.code) == (1...12).map { "page-\($0)" })
        #expect(summary.settled == nil && summary.unread == nil)
        let jobs = try await JobQueue.list(on: store.database)
        #expect(jobs.map(\.stage) == [.classify] && jobs.map(\.pages) == [nil])
        #expect(try await store.firstPart(of: id) == nil)
    }
}

/// The pipelines in force, as a test changes them.
final class PipelinesInForce: Sendable {
    private let content: Mutex<[Pipeline]>

    init(_ pipelines: [Pipeline]) {
        content = Mutex(pipelines)
    }

    var value: [Pipeline] {
        get { content.withLock { $0 } }
        set { content.withLock { $0 = newValue } }
    }
}

/// A stage as another version of the program has it.
struct VersionedStage: Stage {
    let stage: ExtractStage
    let version: String?
    var name: StageName { stage.name }

    func process(_ assignment: Assignment) async throws -> Completion {
        try await stage.process(assignment)
    }
}

func withFanOut(_ body: (FanOutScene) async throws -> Void) async throws {
    try await withFreshDatabase(migrations: Schema.migrations) { database in
        let pipeline = Pipeline(name: "default", extract: ExtractionOptions(pagesPerJob: 4))
        let folder = NSTemporaryDirectory() + "stages-\(UUID())"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let scene = FanOutScene(
            store: DocumentStore(database: database), queue: JobQueue(database: database),
            pipelines: PipelinesInForce([pipeline]), folder: folder)
        try scene.blobs.prepare()
        try await body(scene)
    }
}
