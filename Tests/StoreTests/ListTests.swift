import Documents
import Foundation
import Store
import Testing

@Suite("A list of documents")
struct ListTests {
    @Test("is newest first, and holds only what the filter lets through")
    func filters() async throws {
        try await withStore { store in
            let letter = try await store.stored(.sample("1"), as: .sample(category: "letter"))
            let invoice = try await store.stored(.sample("2"))
            let waiting = try await store.inReview(.sample("3"))
            func ids(_ filter: DocumentStore.Filter) async throws -> [DocumentID] {
                try await store.documents(filter).map(\.id)
            }
            #expect(try await Set(ids(.init())) == [letter, invoice, waiting])
            let all = try await ids(.init()).map(\.description)
            #expect(all == all.sorted(by: >))
            #expect(try await ids(.init(state: .review)) == [waiting])
            #expect(try await Set(ids(.init(category: "invoice"))) == [invoice, waiting])
            #expect(
                try await ids(.init(state: .stored, category: "invoice", pipeline: "default")) == [invoice])
            #expect(try await ids(.init(pipeline: "none")).isEmpty)
            #expect(try await ids(.init(limit: 1)).count == 1)
        }
    }

    @Test("is found by the beginning of an id, with dashes or without, in either case")
    func findsByPrefix() async throws {
        try await withStore { store in
            let ids = [try await store.admitted(.sample("1")), try await store.admitted(.sample("2"))]
            let text = ids[0].description
            for prefix in [text, text.uppercased(), String(text.prefix(35)), text.filter { $0 != "-" }] {
                #expect(try await store.documents(beginningWith: prefix).map(\.id) == [ids[0]])
            }
            #expect(try await store.documents(beginningWith: String(text.prefix(4))).count == 2)
            for prefix in ["ffff", text + "0", "zzzz", "'; --", "\u{663}\u{663}\u{663}\u{663}"] {
                #expect(try await store.documents(beginningWith: prefix).isEmpty)
            }
        }
    }
}
