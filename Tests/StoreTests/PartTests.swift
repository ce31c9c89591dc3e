import Documents
import Extraction
import Foundation
import Jobs
import Postgres
import Store
import Testing

@Suite("The parts of a long document")
struct PartTests {
    /// Of six pages: the first two have been read, the rest is in the queue.
    private func begun(_ store: DocumentStore) async throws -> DocumentID {
        let id = try await store.admitted(.sample("long"))
        try await store.finish(id) { connection in
            try DocumentStore.begin(
                id, with: .sample(1...2), pages: [.sample("one"), .sample("two", number: 2)], on: connection)
            let jobs = [3...4, 5...6].map {
                NewJob(document: id, stage: .extract, pipeline: "default", pages: $0)
            }
            try JobQueue.insert(jobs, maxAttempts: 10, on: connection)
        }
        return id
    }

    private func ranges(_ queue: JobQueue) async throws -> [Job] {
        try await queue.claim(.extract, limit: 10).sorted {
            $0.pages?.lowerBound ?? 0 < $1.pages?.lowerBound ?? 0
        }
    }

    /// Ends the job as a worker does. `first` runs when the job is gone, `last` before the commit.
    private func end(
        _ job: Job, in store: DocumentStore,
        first: @escaping @Sendable (isolated Connection) throws -> Void = { _ in },
        last: @escaping @Sendable (isolated Connection) throws -> Void = { _ in }
    ) async throws {
        let (id, range) = (try #require(job.document), try #require(job.pages))
        let handOff = HandOff(
            outcome: .succeeded,
            write: { connection in
                try first(connection)
                try DocumentStore.add(
                    .sample(range), pages: range.map { .sample("page", number: $0) }, to: id, on: connection)
            },
            following: { connection in
                let parts = try DocumentStore.partsToJoin(of: id, on: connection)
                try last(connection)
                return parts == nil ? [] : [NewJob(document: id, stage: .classify, pipeline: "default")]
            })
        try await JobQueue(database: store.database).complete(job, with: handOff, maxAttempts: 10)
    }

    private func expectJoinedOnce(_ id: DocumentID, in store: DocumentStore) async throws {
        let jobs = try await JobQueue.list(on: store.database)
        #expect(jobs.map(\.stage) == [.classify])
        #expect(try await store.pages(of: id).map(\.number) == Array(1...6))
        #expect(try await store.ledger().isBalanced)
    }

    @Test("The one that ends last joins them, whichever it is", arguments: [[0, 1], [1, 0]])
    func oneAfterTheOther(order: [Int]) async throws {
        try await withStore { store in
            let id = try await begun(store)
            let jobs = try await ranges(JobQueue(database: store.database))
            try #require(jobs.map(\.pages) == [3...4, 5...6])
            try await end(jobs[order[0]], in: store)
            #expect(try await JobQueue.list(on: store.database).map(\.stage) == [.extract])
            #expect(try await store.ledger().isBalanced)
            try await end(jobs[order[1]], in: store)
            try await expectJoinedOnce(id, in: store)
        }
    }

    /// The first has looked whether another is left and has not committed yet; the second has ended its job, and waits
    /// at the document's row.
    @Test(
        "Of two that end at once, the one that waits for the other joins them", arguments: [[0, 1], [1, 0]])
    func oneWaits(order: [Int]) async throws {
        try await withStore { store in
            let id = try await begun(store)
            let jobs = try await ranges(JobQueue(database: store.database))
            let (holds, isHeld) = (DispatchSemaphore(value: 0), AsyncStream.makeStream(of: Void.self))
            try await withThrowingTaskGroup { group in
                group.addTask {
                    try await end(
                        jobs[order[0]], in: store,
                        last: { _ in
                            isHeld.continuation.finish()
                            holds.wait()
                        })
                }
                for await _ in isHeld.stream {}
                group.addTask { try await end(jobs[order[1]], in: store) }
                try await waitForWaiting(in: store)
                holds.signal()
                try await group.waitForAll()
            }
            try await expectJoinedOnce(id, in: store)
        }
    }

    /// The first has ended its job and nothing else; the second, which ends meanwhile, still sees that job.
    @Test(
        "Of two that end at once, the one that comes late to the row joins them",
        arguments: [[0, 1], [1, 0]])
    func oneIsOvertaken(order: [Int]) async throws {
        try await withStore { store in
            let id = try await begun(store)
            let jobs = try await ranges(JobQueue(database: store.database))
            let (goesOn, hasEnded) = (DispatchSemaphore(value: 0), AsyncStream.makeStream(of: Void.self))
            try await withThrowingTaskGroup { group in
                group.addTask {
                    try await end(
                        jobs[order[0]], in: store,
                        first: { _ in
                            hasEnded.continuation.finish()
                            goesOn.wait()
                        })
                }
                for await _ in hasEnded.stream {}
                try await end(jobs[order[1]], in: store)
                // Nobody has joined: the other's job counts until it is committed.
                #expect(try await JobQueue.list(on: store.database).map(\.stage) == [.extract])
                goesOn.signal()
                try await group.waitForAll()
            }
            try await expectJoinedOnce(id, in: store)
        }
    }

    private func waitForWaiting(in store: DocumentStore) async throws {
        while try await store.database.query(
            """
            SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()
            """
        ).isEmpty {
            try Task.checkCancellation()
            try await Task.sleep(for: .milliseconds(10))
        }
    }

    @Test("One part that is refused ends the document, and who works on another can't commit any more")
    func quarantine() async throws {
        try await withStore { store in
            let id = try await begun(store)
            let queue = JobQueue(database: store.database)
            let jobs = try await ranges(queue)
            let refusal = Refusal(.extractorCrashed, "It died.")
            let handOff = HandOff(outcome: .refused, refusal: refusal) { connection in
                try DocumentStore.quarantine(id, because: refusal, on: connection)
            }
            try await queue.complete(jobs[0], with: handOff, maxAttempts: 10)
            await #expect(throws: QueueError.leaseLost(job: jobs[1].id)) {
                try await end(jobs[1], in: store)
            }
            #expect(try await store.document(id).refusalCode == "extractor-crashed")
            #expect(try await JobQueue.list(on: store.database).isEmpty)
            #expect(try await store.pages(of: id).isEmpty)
            #expect(try await store.database.query("SELECT FROM parts").isEmpty)
            #expect(try await store.ledger().isBalanced)
            let runs = try await store.runs(of: id).filter { $0.stage == "extract" }
            #expect(Set(runs.map(\.outcome)) == ["succeeded", "refused", "cancelled"])
            #expect(runs.first { $0.outcome == "cancelled" }?.pages == 5...6)
        }
    }

    @Test("Two parts that are refused at once: one ends the document, the other finds its lease gone")
    func quarantineTwice() async throws {
        try await withStore { store in
            let id = try await begun(store)
            let queue = JobQueue(database: store.database)
            let jobs = try await ranges(queue)
            let meet = DispatchSemaphore(value: 0)
            let outcomes = await withTaskGroup { group in
                for (index, job) in jobs.enumerated() {
                    group.addTask {
                        let refusal = Refusal(.extractorTimedOut, "It took long.")
                        let handOff = HandOff(outcome: .refused, refusal: refusal) { connection in
                            // Both have ended their own job before one asks for the other's.
                            if index == 0 { meet.signal() } else { meet.wait() }
                            try DocumentStore.quarantine(id, because: refusal, on: connection)
                        }
                        return await Result { try await queue.complete(job, with: handOff, maxAttempts: 10) }
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            let ended = outcomes.count { if case .success = $0 { true } else { false } }
            let fenced = outcomes.count {
                if case .failure(let error) = $0 { error is QueueError } else { false }
            }
            #expect(ended == 1 && fenced == 1)
            #expect(try await store.document(id).refusalCode == "extractor-timed-out")
            #expect(try await JobQueue.list(on: store.database).isEmpty)
            #expect(try await store.ledger().isBalanced)
        }
    }

    @Test("One part that is cancelled ends the document")
    func cancel() async throws {
        try await withStore { store in
            let id = try await begun(store)
            let jobs = try await ranges(JobQueue(database: store.database))
            #expect(try await store.cancel(job: jobs[1].id, by: "anna") == id)
            #expect(try await store.document(id).refusalCode == "cancelled")
            #expect(try await JobQueue.list(on: store.database).isEmpty)
            await #expect(throws: QueueError.noSuchJob(jobs[0].id)) {
                try await store.cancel(job: jobs[0].id, by: "anna")
            }
            await #expect(throws: QueueError.leaseLost(job: jobs[0].id)) {
                try await end(jobs[0], in: store)
            }
            #expect(try await store.ledger().isBalanced)
        }
    }

    @Test("A document whose jobs have gone is read anew, and not joined with what was there")
    func resume() async throws {
        try await withStore { store in
            let id = try await begun(store)
            try await store.database.execute("DELETE FROM jobs")
            #expect(try await store.strandedDocuments(limit: 10) == [id])
            #expect(try await store.resume(id, maxAttempts: 10))
            let job = try #require(try await JobQueue.list(on: store.database).first)
            #expect(job.stage == .extract && job.pages == nil)
            #expect(try await store.firstPart(of: id) == nil)
        }
    }

    @Test("Reading anew ends the other parts, and one that is at work commits nothing")
    func beginAnew() async throws {
        try await withStore { store in
            let id = try await begun(store)
            let queue = JobQueue(database: store.database)
            let jobs = try await ranges(queue)
            let handOff = HandOff(
                outcome: .succeeded, write: { _ in },
                following: { connection in
                    _ = try DocumentStore.beginAnew(id, because: "the reader changed", on: connection)
                    return [NewJob(document: id, stage: .extract, pipeline: "default")]
                })
            try await queue.complete(jobs[0], with: handOff, maxAttempts: 10)
            await #expect(throws: QueueError.leaseLost(job: jobs[1].id)) {
                try await end(jobs[1], in: store)
            }
            #expect(try await JobQueue.list(on: store.database).map(\.pages) == [nil])
            #expect(try await store.firstPart(of: id) == nil)
            #expect(try await store.ledger().isBalanced)
        }
    }

    @Test("While a document is read anew in parts, nobody can take over its pages")
    func isNotAdopted() async throws {
        try await withStore { store in
            let id = try await store.admitted(.sample("long"))
            let other = try await store.admitted(.sample("long", duplicates: .process))
            let summary = ExtractedDocument(mediaType: .pdf, pageCount: 2, pages: [])
            try await store.database.transaction { connection in
                try DocumentStore.keep(summary, of: .extract, for: id, memoKey: "old", on: connection)
                try DocumentStore.begin(id, with: .sample(1...2), pages: [.sample("new")], on: connection)
            }
            #expect(try await store.documentWithResult(memoKey: "old", preferring: other) == nil)
            await #expect(throws: StoreError.noResult(id, .extract)) {
                try await store.database.transaction { connection in
                    try DocumentStore.adoptResult(
                        of: .extract, memoKey: "old", from: id, for: other, on: connection)
                }
            }
        }
    }

    @Test(
        "A job knows what it may take: of a document that nobody has opened, and of one whose first pages are read"
    )
    func megabytes() async throws {
        try await withStore { store in
            let definition = #"{"name": "default", "extract": {"limits": {"memory": 134217728}}}"#
            try await store.record(pipeline: "default", version: "v2", definition: definition)
            var arrival = NewArrival.sample("long")
            arrival.pipelineVersion = "v2"
            let limited = try await store.admitted(arrival)
            let id = try await store.admitted(.sample("other", path: "other.pdf"))
            let jobs = try await JobQueue(database: store.database).claim(.extract, limit: 10)
            #expect(jobs.first { $0.document == limited }?.megabytes == 128)
            #expect(jobs.first { $0.document == id }?.megabytes == 161)
            let poster = Page(
                number: 1, source: .ocr, text: "", confidence: 0, width: 1440, height: 1296, resolution: 300)
            try await store.database.transaction { connection in
                try DocumentStore.replacePages([poster], of: id, on: connection)
            }
            #expect(try await store.forecast(for: id).megabytes(for: .extract) == 421)
            #expect(try await store.forecast(for: id, memoryLimit: 400 << 20).megabytes(for: .extract) == 400)
        }
    }
}

extension DocumentPart {
    static func sample(_ pages: ClosedRange<Int>) -> DocumentPart {
        DocumentPart(
            pages: pages, memoKey: "key", pipelineVersion: "v1",
            summary: ExtractedDocument(mediaType: .pdf, pageCount: 6, pages: []))
    }
}

extension Result where Failure == any Error {
    fileprivate init(_ body: () async throws -> Success) async {
        do {
            self = .success(try await body())
        } catch {
            self = .failure(error)
        }
    }
}
