import Documents
import Extraction
import Jobs
import Pipelines
import Postgres
import Stages
import Store
import Synchronization
import Testing

@Suite("Reading a long document in parts")
struct FanOutTests {
    @Test("A document that fits into a job is read by one")
    func short() async throws {
        try await withFanOut { scene in
            scene.reader.state.withLock { $0.pageCount = 4 }
            let id = try await scene.admit()
            let following = try await scene.work(try #require(try await scene.claim().first))
            #expect(following.map(\.stage) == [.classify])
            #expect(scene.reader.requests.count == 1)
            #expect(try await scene.store.pages(of: id).map(\.number) == Array(1...4))
            #expect(try await scene.store.runs(of: id).map(\.pages) == [nil, nil])
        }
    }

    @Test("The first job reads a few pages, and queues what it learnt with the rest")
    func first() async throws {
        try await withFanOut { scene in
            let (id, ranges) = try await scene.begin()
            #expect(ranges.map(\.pages) == [2...4, 5...8, 9...12])
            #expect(ranges.allSatisfy { $0.priority == 7 && $0.megabytes == 161 && $0.pipeline == "default" })
            #expect(try await scene.store.pages(of: id).map(\.number) == [1])
            #expect(try await scene.store.runs(of: id).last?.pages == 1...1)
            try await scene.work(ranges[1])
            let request = try #require(scene.reader.requests.last)
            #expect(request.pages == 5...8)
            #expect(request.settled == SettledReading(language: "deu", rotation: 180))
            #expect(try await scene.store.runs(of: id).last?.pages == 5...8)
        }
    }

    @Test(
        "The last to end joins them, in whatever order they end",
        arguments: [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]])
    func join(order: [Int]) async throws {
        try await withFanOut { scene in
            let (id, ranges) = try await scene.begin()
            for index in order.dropLast() { #expect(try await scene.work(ranges[index]).isEmpty) }
            #expect(try await scene.work(ranges[order[2]]).map(\.stage) == [.classify])
            try await scene.expectWhole(id)
            let other = try await scene.admit()
            let job = try #require(try await scene.claim().first)
            #expect(try await scene.runner().handle(job).outcome == .memoised)
            try await scene.work(job)
            #expect(try await scene.store.pages(of: other).count == 12)
        }
    }

    @Test("All at once, it is joined once")
    func allAtOnce() async throws {
        try await withFanOut { scene in
            let (id, ranges) = try await scene.begin()
            let following = try await withThrowingTaskGroup { group in
                for job in ranges {
                    group.addTask {
                        try await scene.queue.complete(
                            job, with: try await scene.runner().handle(job), maxAttempts: 10)
                    }
                }
                return try await group.reduce(into: []) { $0 += $1 }
            }
            #expect(following.map(\.stage) == [.classify])
            try await scene.expectWhole(id)
        }
    }

    @Test("A part that fails, or whose worker is gone, is tried again alone")
    func retry() async throws {
        try await withFanOut { scene in
            let (id, ranges) = try await scene.begin()
            try await scene.queue.retry(ranges[0], after: .zero, failure: "the roof fell in")
            try await scene.work(ranges[1])
            _ = try await scene.queue.rescue([.extract], policy: RetryPolicy(), everyone: true)
            await #expect(throws: QueueError.leaseLost(job: ranges[2].id)) {
                try await scene.work(ranges[2])
            }
            let again = try await scene.claim()
            #expect(again.map(\.pages) == [2...4, 9...12])
            for job in again { try await scene.work(job) }
            try await scene.expectWhole(id)
            #expect(scene.reader.requests.filter { $0.pages == 5...8 }.count == 1)
        }
    }

    @Test("A part that is refused, or out of attempts, ends the document", arguments: [true, false])
    func end(isRefused: Bool) async throws {
        try await withFanOut { scene in
            scene.reader.state.withLock { $0.refusals[5] = Refusal(.corruptPDF, "It is damaged.") }
            let (id, ranges) = try await scene.begin()
            try await scene.work(ranges[0])
            if isRefused {
                try await scene.work(ranges[1])
            } else {
                let handOff = try await scene.runner().exhausted(ranges[1], failure: "the roof fell in")
                try await scene.queue.complete(ranges[1], with: handOff, maxAttempts: 10)
            }
            await #expect(throws: QueueError.leaseLost(job: ranges[2].id)) {
                try await scene.work(ranges[2])
            }
            let document = try await scene.store.document(id)
            #expect(document.refusalCode == (isRefused ? "corrupt-pdf" : "attempts-exhausted"))
            #expect(try await JobQueue.list(on: scene.store.database).isEmpty)
            #expect(try await scene.store.ledger().isBalanced)

            scene.reader.state.withLock { $0.refusals = [:] }
            try await scene.store.reprocess(id, maxAttempts: 10)
            try await scene.work(try #require(try await scene.claim().first))
            for job in try await scene.claim() { try await scene.work(job) }
            try await scene.expectWhole(id)
        }
    }

    @Test("Parts of which no page can be read cost their pages; a document of which none can, is refused")
    func unread() async throws {
        try await withFanOut { scene in
            let refusal = Refusal(.pageTooLarge, "It is a poster.")
            scene.reader.state.withLock { $0.unread = [1: refusal, 5: refusal] }
            let (id, ranges) = try await scene.begin("blank in parts")
            for job in ranges { try await scene.work(job) }
            try await scene.expectWhole(id)
            #expect(try await scene.store.document(id).state == .inFlight)
            try await scene.store.database.execute("DELETE FROM jobs")
            try await scene.store.database.transaction { connection in
                try DocumentStore.sendToReview(id, because: "over", on: connection)
            }

            scene.reader.state.withLock { $0.unread = [1: refusal, 2: refusal, 5: refusal, 9: refusal] }
            let (blank, all) = try await scene.begin("blank")
            for job in all { #expect(try await scene.work(job).isEmpty) }
            #expect(try await scene.store.document(blank).refusalCode == "page-too-large")
            #expect(try await scene.store.runs(of: blank).contains { $0.outcome == "refused" })
            #expect(try await scene.store.pages(of: blank).isEmpty)
        }
    }

    @Test("A pipeline that changes meanwhile changes nothing for the rest of the document")
    func pipelineChanges() async throws {
        try await withFanOut { scene in
            let (id, ranges) = try await scene.begin()
            var changed = try #require(scene.pipelines.value.first)
            changed.extract.languages = ["rus"]
            scene.pipelines.value = [changed]
            try await scene.work(ranges[0])
            scene.pipelines.value = []
            for job in ranges.dropFirst() { try await scene.work(job) }
            #expect(scene.reader.requests.allSatisfy { $0.options.languages.first == "eng" })
            try await scene.expectWhole(id)
        }
    }

    @Test("How many pages a job has is no reason to read a document again")
    func pagesPerJob() async throws {
        try await withFanOut { scene in
            let (id, ranges) = try await scene.begin()
            scene.pipelines.value[0].extract.pagesPerJob = nil
            for job in ranges { try await scene.work(job) }
            try await scene.expectWhole(id)
            let copy = try await scene.admit()
            #expect(
                try await scene.runner().handle(try #require(try await scene.claim().first)).outcome
                    == .memoised)
            #expect(try await scene.store.document(copy).pipelineVersion == scene.pipelines.value[0].version)
        }
    }

    @Test("Another version of the reader begins anew, and whoever works for the old one commits nothing")
    func readerChanges() async throws {
        try await withFanOut { scene in
            let (id, ranges) = try await scene.begin()
            let new = scene.runner(readerVersion: "next")
            let following = try await scene.work(ranges[0], as: new)
            #expect(following.map(\.stage) == [.extract] && following.map(\.pages) == [nil])
            await #expect(throws: QueueError.leaseLost(job: ranges[1].id)) { try await scene.work(ranges[1]) }
            try await scene.work(try #require(try await scene.claim().first), as: new)
            for job in try await scene.claim() { try await scene.work(job, as: new) }
            try await scene.expectWhole(id)
        }
    }

    @Test("Parts with a gap are not joined: the document is read anew", arguments: [1, 2])
    func gap(firstPage: Int) async throws {
        try await withFanOut { scene in
            let (id, ranges) = try await scene.begin()
            for job in ranges.dropLast() { try await scene.work(job) }
            let handOff = try await scene.runner().handle(ranges[2])
            try await scene.store.database.execute("DELETE FROM parts WHERE first_page = \(firstPage)")
            let following = try await scene.queue.complete(ranges[2], with: handOff, maxAttempts: 10)
            #expect(following.map(\.stage) == [.extract] && following.map(\.pages) == [nil])
            try await scene.work(try #require(try await scene.claim().first))
            for job in try await scene.claim() { try await scene.work(job) }
            try await scene.expectWhole(id)
        }
    }

    @Test("Two parts that end in one transaction are joined once")
    func together() async throws {
        try await withFanOut { scene in
            let (id, ranges) = try await scene.begin()
            var endings: [(job: Job, handOff: HandOff)] = []
            for job in ranges { endings.append((job, try await scene.runner().handle(job))) }
            let following = try await scene.queue.complete(endings, maxAttempts: 10)
            #expect(following.values.flatMap { $0 }.map(\.stage) == [.classify])
            try await scene.expectWhole(id)
        }
    }
}
