import Documents
import Store
import Testing

@Suite("A place in the outbox")
struct OutboxReservationTests {
    @Test("is a document's own, and stays so")
    func isKept() async throws {
        try await withStore { store in
            let first = try await store.admitted(.sample("1"))
            let second = try await store.admitted(.sample("2"))
            #expect(try await store.reserveOutboxPath("a/b", for: first) == "a/b")
            #expect(try await store.reserveOutboxPath("a/b", for: second) == "a/b (2)")
            #expect(try await store.reserveOutboxPath("a/c", for: first) == "a/b")
            #expect(try await store.document(second).outboxPath == "a/b (2)")
        }
    }

    @Test("is given once, however many want it at the same moment")
    func isGivenOnce() async throws {
        try await withStore { store in
            var ids: [DocumentID] = []
            for number in 0..<24 { ids.append(try await store.admitted(.sample("\(number)"))) }
            let places = try await withThrowingTaskGroup(of: String.self) { [ids] group in
                // Each twice: a worker that lost its lease asks for the same document.
                for id in ids + ids { group.addTask { try await store.reserveOutboxPath("same", for: id) } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            let expected = ["same"] + (2...24).map { "same (\($0))" }
            #expect(places.sorted() == (expected + expected).sorted())
        }
    }
}
