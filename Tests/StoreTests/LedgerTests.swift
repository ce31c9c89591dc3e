import Documents
import Foundation
import Jobs
import Postgres
import Store
import Testing

@Suite("The ledger")
struct LedgerTests {
    @Test("balances in every state that a document can be in")
    func balances() async throws {
        try await withStore { store in
            #expect(try await store.ledger().isBalanced)
            _ = try await store.stored(.sample("stored"))
            _ = try await store.inReview(.sample("review"))
            _ = try await store.admitted(.sample("waiting"))
            _ = try await store.admit(.sample("waiting", path: "again"))
            let ended = try await store.admitted(.sample("ended"))
            try await store.finish(ended) { connection in
                try DocumentStore.quarantine(ended, because: Refusal(.encrypted, "locked"), on: connection)
            }
            try await store.recordRefusal(
                source: .submit, folder: "/tmp", relativePath: "x", pipeline: "default", size: 0,
                modified: nil,
                fingerprint: nil, refusal: Refusal(.empty, "empty"))
            let ledger = try await store.ledger()
            #expect(ledger.arrivals == 6 && ledger.stored == 1 && ledger.duplicates == 1)
            #expect(ledger.quarantined == 2 && ledger.turnedAway == 1)
            #expect(ledger.inFlight == 2 && ledger.inReview == 1)
            #expect(ledger.isBalanced)
        }
    }

    @Test("says when a document in flight has no job")
    func tellsTheStranded() async throws {
        try await withStore { store in
            _ = try await store.admitted(.sample("one"))
            try await store.database.execute("DELETE FROM jobs")
            let ledger = try await store.ledger()
            #expect(ledger.stranded == 1 && !ledger.isBalanced)
        }
    }

    @Test("says when a document at its end has a job")
    func tellsTheStray() async throws {
        try await withStore { store in
            let id = try await store.stored(.sample("one"))
            try await store.database.transaction { connection in
                try JobQueue.insert(
                    [NewJob(document: id, stage: .persist, pipeline: "default")], maxAttempts: 1,
                    on: connection)
            }
            let ledger = try await store.ledger()
            #expect(ledger.stray == 1 && !ledger.isBalanced)
        }
    }

    @Test("says when an arrival is gone")
    func tellsTheMissing() async throws {
        try await withStore { store in
            _ = try await store.stored(.sample("one"))
            try await store.database.execute("DELETE FROM arrivals")
            #expect(try await !store.ledger().isBalanced)
        }
    }
}
