import Documents
import Foundation
import Jobs
import Postgres
import Store
import Testing

@Suite("A document that a person looks at")
struct ReviewTests {
    @Test("is handed to the persist stage when it is accepted")
    func accepted() async throws {
        try await withStore { store in
            let id = try await store.inReview(.sample("one"))
            try await store.accept(id, verdict: .init(by: "ann"), maxAttempts: 7)
            let document = try await store.document(id)
            #expect(document.state == .inFlight && document.reviewed != nil && document.reviewReason == nil)
            let jobs = try await JobQueue.list(on: store.database)
            #expect(jobs.map(\.stage) == [.persist] && jobs.map(\.maxAttempts) == [7])
            #expect(try await store.ledger().isBalanced)
            await #expect(throws: StoreError.wrongState(id, is: .inFlight, wanted: [.review])) {
                try await store.accept(id, verdict: .init(by: "ann"), maxAttempts: 7)
            }
        }
    }

    @Test("takes corrections, which are found by the search and kept for ever")
    func corrected() async throws {
        try await withStore { store in
            let id = try await store.inReview(
                .sample("one"),
                as: .sample(
                    category: "letter", confidence: 0.3,
                    fields: [
                        .sample("total_amount", "11.90"), .sample("iban", "DE0"), .sample("iban", "DE1"),
                    ]))
            try await store.accept(
                id,
                verdict: .init(
                    category: "invoice",
                    fields: ["total_amount": "119.00", "iban": "", "vendor_name": "Zebra"],
                    by: "ann"), maxAttempts: 1)
            let document = try await store.document(id)
            #expect(document.category == "invoice" && document.confidence == 1)
            let fields = try await store.fields(of: id)
            #expect(
                Dictionary(uniqueKeysWithValues: fields.map { ($0.name, $0.value) })
                    == ["total_amount": "119.00", "vendor_name": "Zebra"])
            #expect(fields.allSatisfy { $0.source == "review" && $0.confidence == 1 })
            let kept = try await store.database.query(
                "SELECT what, before, after, made_by FROM corrections ORDER BY id")
            #expect(
                try kept.map { try $0.decode("what", as: String.self) }
                    == ["category", "iban", "total_amount", "vendor_name"])
            #expect(
                try kept.map { try $0.decode("before", as: String?.self) } == ["letter", "DE0", "11.90", nil])
            #expect(
                try kept.map { try $0.decode("after", as: String?.self) } == [
                    "invoice", nil, "119.00", "Zebra",
                ])
        }
    }

    @Test("may be stored already, and goes through persist again with what was corrected")
    func correctedAfterwards() async throws {
        try await withStore { store in
            let id = try await store.stored(.sample("one"), pages: [.sample("text")])
            #expect(try await store.search("zebra", limit: 1).isEmpty)
            await #expect(throws: StoreError.wrongState(id, is: .stored, wanted: [.review])) {
                try await store.accept(id, verdict: .init(by: "ann"), maxAttempts: 1)
            }
            try await store.correct(
                id, verdict: .init(fields: ["vendor_name": "Zebra"], by: "ann"), maxAttempts: 1)
            let document = try await store.document(id)
            #expect(document.state == .inFlight && document.reviewed != nil && document.finished == nil)
            #expect(try await JobQueue.list(on: store.database).map(\.stage) == [.persist])
            #expect(try await store.search("zebra", limit: 1).map(\.document.id) == [id])
            #expect(try await store.ledger().isBalanced)
        }
    }

    @Test("goes to quarantine when it is rejected")
    func rejected() async throws {
        try await withStore { store in
            let id = try await store.inReview(.sample("one"))
            try await store.reject(id, by: "ann")
            let document = try await store.document(id)
            #expect(document.state == .quarantined && document.refusalCode == "rejected")
            #expect(try await store.ledger().isBalanced)
            await #expect(throws: StoreError.wrongState(id, is: .quarantined, wanted: [.review])) {
                try await store.reject(id, by: "ann")
            }
        }
    }

    @Test("has one verdict, of however many at the same moment")
    func oneVerdict() async throws {
        try await withStore { store in
            for round in 0..<6 {
                let id = try await store.inReview(.sample("\(round)"))
                let successes = await withTaskGroup(of: Bool.self) { group in
                    for number in 0..<6 {
                        group.addTask {
                            do {
                                if number.isMultiple(of: 2) {
                                    try await store.accept(id, verdict: .init(by: "ann"), maxAttempts: 1)
                                } else {
                                    try await store.reject(id, by: "bob")
                                }
                                return true
                            } catch { return false }
                        }
                    }
                    return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
                }
                #expect(successes == 1)
                #expect(try await store.ledger().isBalanced)
            }
        }
    }

    @Test("is processed again from the start, also out of quarantine, but not while it is in flight")
    func reprocessed() async throws {
        try await withStore { store in
            let id = try await store.inReview(.sample("one"))
            try await store.reject(id, by: "ann")
            try await store.reprocess(id, maxAttempts: 3)
            let document = try await store.document(id)
            #expect(document.state == .inFlight && document.refusalCode == nil && document.finished == nil)
            #expect(try await JobQueue.list(on: store.database).map(\.stage) == [.extract])
            #expect(try await store.ledger().isBalanced)
            await #expect(throws: StoreError.self) { try await store.reprocess(id, maxAttempts: 3) }
            await #expect(throws: StoreError.self) { try await store.reprocess(.new(), maxAttempts: 3) }
        }
    }

    @Test("is in quarantine when its job is cancelled, and whoever works on it commits nothing")
    func cancelled() async throws {
        try await withStore { store in
            let id = try await store.admitted(.sample("one"))
            let queue = JobQueue(database: store.database)
            let job = try #require(try await queue.claim(.extract, limit: 1).first)
            #expect(try await store.cancel(job: job.id, by: "ann") == id)
            await #expect(throws: QueueError.leaseLost(job: job.id)) {
                try await queue.complete(
                    job, with: HandOff(outcome: .succeeded, write: { _ in }), maxAttempts: 1)
            }
            #expect(try await store.document(id).refusalCode == "cancelled")
            #expect(try await store.runs(of: id).map(\.outcome) == ["succeeded", "cancelled"])
            #expect(try await store.ledger().isBalanced)
            await #expect(throws: QueueError.noSuchJob(job.id)) {
                try await store.cancel(job: job.id, by: "ann")
            }
        }
    }
}
