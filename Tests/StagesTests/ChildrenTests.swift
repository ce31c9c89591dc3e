import Documents
import Extraction
import Foundation
import Jobs
import Pipelines
import Postgres
import Store
import Synchronization
import Testing

@testable import Stages

@Suite("Documents within a document")
struct ChildrenTests {
    private static let locked = Refusal(.encrypted, "It is protected by a password.")

    @Test(
        "are documents of their own: with arrivals, bytes and jobs, committed with the reading of their parent"
    )
    func admission() async throws {
        try await withFanOut { scene in
            scene.reader.state.withLock { state in
                state.pageCount = 2
                state.children = [
                    ("march/letter.txt", .success("Dear Sir")), ("locked.pdf", .failure(Self.locked)),
                    ("march/copy.txt", .success("Dear Sir")),
                ]
            }
            let id = try await scene.admit("post")
            let job = try #require(try await scene.claim().first)
            let handOff = try await scene.runner().handle(job)
            #expect(try await scene.store.ledger().arrivals == 1, "nothing is there before the commit")
            try await scene.queue.complete(job, with: handOff, maxAttempts: 10)

            let children = try await scene.store.children(of: id)
            #expect(
                children.map(\.path) == ["post/march/letter.txt", "post/locked.pdf", "post/march/copy.txt"])
            #expect(children.map(\.refusalCode) == [nil, "encrypted", nil])
            #expect(children.map(\.isDuplicate) == [false, false, true])
            let child = try #require(children[0].document)
            #expect(children[2].document == child)
            let record = try await scene.store.document(child)
            #expect(record.name == "letter.txt" && record.tags == ["march"] && record.size == 8)
            #expect(record.state == .inFlight && record.pipeline == "default")
            #expect(try await scene.store.parent(of: child) == id)
            #expect(try await scene.store.depth(of: child) == 1)
            let text = try await scene.blobs.withFile(of: record.hash) {
                try String(contentsOfFile: $0, encoding: .utf8)
            }
            #expect(text == "Dear Sir")
            let jobs = try await JobQueue.list(on: scene.store.database)
            #expect(Set(jobs.map(\.stage)) == [.classify, .extract])
            #expect(try await scene.claim().map(\.priority) == [7])
            let ledger = try await scene.store.ledger()
            #expect(ledger.arrivals == 4 && ledger.duplicates == 1 && ledger.turnedAway == 1)
            #expect(ledger.isBalanced)
        }
    }

    @Test("come once, however often their parent is read, and whoever has the same bytes has them too")
    func onceOnly() async throws {
        try await withFanOut { scene in
            scene.reader.state.withLock { state in
                state.pageCount = 1
                state.children = [("a.txt", .success("first")), ("b.txt", .success("second"))]
            }
            let id = try await scene.admit("post")
            try await scene.work(try #require(try await scene.claim().first))
            // A job that runs again reads the parent again, and so does a person who wants it.
            try await scene.readAgain(id)
            #expect(try await scene.store.children(of: id).count == 2)
            #expect(try await scene.store.ledger().arrivals == 3)

            let copy = try await scene.admit("copy")
            let job = try #require(try await scene.claim().first { $0.document == copy })
            let handOff = try await scene.runner().handle(job)
            #expect(handOff.outcome == .succeeded, "a result of other bytes' reading would bring no children")
            try await scene.queue.complete(job, with: handOff, maxAttempts: 10)
            let children = try await scene.store.children(of: copy)
            #expect(children.map(\.isDuplicate) == [true, true])
            #expect(try await scene.store.ledger().isBalanced)
        }
    }

    @Test("that only a later reader finds are not taken for those that stood in their place")
    func anotherReader() async throws {
        try await withFanOut { scene in
            scene.reader.state.withLock { state in
                state.pageCount = 1
                state.children = [("a.txt", .success("first")), ("locked.pdf", .failure(Self.locked))]
            }
            let id = try await scene.admit("post")
            try await scene.work(try #require(try await scene.claim().first))
            scene.reader.state.withLock { state in
                state.children.insert(("new.txt", .success("new")), at: 0)
            }
            try await scene.readAgain(id)
            let children = try await scene.store.children(of: id)
            #expect(children.map(\.path) == ["post/a.txt", "post/locked.pdf", "post/new.txt"])
            #expect(children.map(\.position) == [1, 2, 4])
            #expect(try await scene.store.ledger().isBalanced)
        }
    }

    @Test("of a long document come with its first pages")
    func longDocument() async throws {
        try await withFanOut { scene in
            scene.reader.state.withLock { $0.children = [("a.txt", .success("first"))] }
            let (id, ranges) = try await scene.begin()
            #expect(ranges.filter { $0.document == id }.count == 3)
            #expect(try await scene.store.children(of: id).count == 1)
            for job in ranges where job.document == id { try await scene.work(job) }
            #expect(try await scene.summary(id).childCount == 1)
            #expect(try await scene.store.children(of: id).count == 1)
        }
    }

    @Test("know how deep they lie")
    func depth() async throws {
        try await withFanOut { scene in
            scene.reader.state.withLock { state in
                state.pageCount = 1
                state.children = [("within.zip", .success("first"))]
            }
            _ = try await scene.admit("post")
            try await scene.work(try #require(try await scene.claim().first))
            scene.reader.state.withLock { $0.children = [("deeper.txt", .success("second"))] }
            try await scene.work(try #require(try await scene.claim().first))
            #expect(scene.reader.requests.map(\.depth) == [0, 1])
            let deepest = try #require(try await scene.claim().first?.document)
            #expect(try await scene.store.depth(of: deepest) == 2)
            #expect(try await scene.store.document(deepest).name == "deeper.txt")
        }
    }

    @Test("are counted by the worker too, which trusts no extractor")
    func limits() throws {
        func collect(_ limits: ChildLimits) throws {
            try withCollector(limits) { collector in
                try collector.receive([("a.txt", .success("first")), ("b.txt", .success("second"))])
            }
        }
        try collect(ChildLimits())
        let number = #expect(throws: Refusal.self) { try collect(ChildLimits(number: 1)) }
        #expect(number?.code == .tooManyChildren)
        let size = #expect(throws: Refusal.self) { try collect(ChildLimits(size: 10)) }
        #expect(size?.code == .fileTooLarge)
    }

    @Test("of an extractor that was lost are void")
    func lostExtractor() throws {
        try withCollector(ChildLimits()) { collector in
            try collector.receive([("a.txt", .success("first"))])
            try collector.receive(.begun(EmbeddedFile(path: "b.txt")))
            try collector.receive(.content(Data("half of".utf8)))
            try collector.receive([("a.txt", .success("first"))])
            #expect(collector.children.map(\.path) == ["a.txt"])
            #expect(collector.children.map(\.position) == [1])
        }
    }

    private func withCollector(_ limits: ChildLimits, _ use: (ChildCollector) throws -> Void) throws {
        let folder = NSTemporaryDirectory() + "stages-\(UUID())"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let blobs = BlobFolder(folder: folder)
        try blobs.prepare()
        try use(ChildCollector(blobs: blobs, workFolder: folder, limits: limits))
    }

    @Test(
        "are called by what their document says, made fit",
        arguments: [
            ("../../etc/passwd", "etc/passwd"), ("C:\\scans\\a.pdf", "C:/scans/a.pdf"), ("/", "unnamed"),
            ("a\u{1B}[2Jb.pdf", "a\u{FFFD}[2Jb.pdf"), (" a.pdf ", "a.pdf"),
            ("gpj.\u{202E}exe", "gpj.\u{FFFD}exe"),
            ("a/./b//c", "a/b/c"),
            (String(repeating: "ä", count: 300) + ".pdf", String(repeating: "ä", count: 98) + ".pdf"),
        ])
    func names(path: String, expected: String) {
        #expect(ChildPath.fit(path) == expected)
    }
}

extension FanOutScene {
    /// Reads a document again whose classification is still to come.
    fileprivate func readAgain(_ id: DocumentID) async throws {
        for job in try await queue.claim(.classify, limit: 10) where job.document == id {
            let anew = NewJob(document: id, stage: .extract, pipeline: "default", priority: 7)
            try await queue.complete(
                job, with: HandOff(outcome: .succeeded, next: [anew], write: { _ in }), maxAttempts: 10)
        }
        try await work(try #require(try await claim().first { $0.document == id }))
    }
}
