import Documents
import Foundation
import Postgres
import Store
import Testing

@Suite("What a stage found")
struct StageResultTests {
    @Test("is kept under its key, and the newer replaces the older")
    func isKept() async throws {
        try await withStore { store in
            let id = try await store.admitted(.sample("one"))
            await #expect(throws: StoreError.noResult(id, .classify)) {
                try await store.result(of: .classify, for: id, as: DocumentClass.self)
            }
            for (category, key) in [("letter", "k1"), ("invoice", "k2")] {
                try await store.database.transaction { connection in
                    try DocumentStore.keep(
                        DocumentClass(category: category, confidence: .nan, evidence: ["a\u{0}b \u{1F9FE}"]),
                        of: .classify, for: id, memoKey: key, on: connection)
                }
            }
            let kept = try await store.result(of: .classify, for: id, as: DocumentClass.self)
            #expect(kept.category == "invoice" && kept.confidence.isNaN)
            #expect(kept.evidence == ["a\u{0}b \u{1F9FE}"])
            #expect(try await store.memoKey(of: .classify, for: id) == "k2")
            #expect(try await store.documentWithResult(memoKey: "k1", preferring: id) == nil)
        }
    }

    @Test("is taken over by a document with the same key, with its pages")
    func isAdopted() async throws {
        try await withStore { store in
            let source = try await store.admitted(.sample("one"))
            let other = try await store.admitted(.sample("one", duplicates: .process))
            let pages = [Page.sample("first"), Page.sample("second", number: 2)]
            let summary = ExtractedDocument(mediaType: .pdf, pageCount: 2, pages: [])
            try await store.database.transaction { connection in
                try DocumentStore.replacePages(pages, of: source, on: connection)
                try DocumentStore.keep(summary, of: .extract, for: source, memoKey: "key", on: connection)
                try DocumentStore.replacePages([.sample("stale")], of: other, on: connection)
            }
            #expect(try await store.documentWithResult(memoKey: "key", preferring: other) == source)
            for _ in 1...2 {
                try await store.database.transaction { connection in
                    try DocumentStore.adoptResult(
                        of: .extract, memoKey: "key", from: source, for: other, on: connection)
                }
            }
            #expect(try await store.pages(of: other) == pages)
            #expect(try await store.result(of: .extract, for: other, as: ExtractedDocument.self) == summary)
            #expect(try await store.documentWithResult(memoKey: "key", preferring: other) == other)
        }
    }

    @Test("is not taken over when the other document has found something else meanwhile")
    func isNotAdoptedWhenItChanged() async throws {
        try await withStore { store in
            let source = try await store.admitted(.sample("one"))
            let other = try await store.admitted(.sample("two"))
            try await store.database.transaction { connection in
                try DocumentStore.keep(["new"], of: .classify, for: source, memoKey: "new", on: connection)
            }
            await #expect(throws: StoreError.noResult(source, .classify)) {
                try await store.database.transaction { connection in
                    try DocumentStore.adoptResult(
                        of: .classify, memoKey: "old", from: source, for: other, on: connection)
                }
            }
            #expect(try await store.memoKey(of: .classify, for: other) == nil)
        }
    }
}
