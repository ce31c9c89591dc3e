import Documents
import Foundation
import Postgres
import Testing

@testable import Store

@Suite("The search")
struct SearchTests {
    /// Four pages in four languages, each with a name of its own.
    private static let shelf: [(name: String, language: String, text: String, fields: [Field])] = [
        (
            "RE-2024-4711_Muster.pdf", "de", "Rechnungen der Universitäten Nr. 4711 über 1.234,56 EUR",
            [.sample("vendor_name", "Müller & Söhne"), .sample("total_amount", "1234.56")]
        ),
        ("letter.pdf", "en", "The universities sent their payments to Berlin for the annual meeting", []),
        ("lettre.pdf", "fr", "Les factures des sociétés ont été payées à Paris", []),
        ("письмо.pdf", "ru", "Договоры подписаны сторонами в Москве", []),
    ]

    private static let exactQueries: [(query: String, expected: [Int])] = [
        ("Rechnung", [0]), ("rechnungen", [0]), ("Universität", [0]), ("university", [1]),
        ("payment", [1]), ("facture", [2]), ("société payée", [2]), ("договор", [3]), ("подписан", [3]),
        ("4711", [0]), ("1.234,56", [0]), ("1234.56", [0]), ("Müller", [0]), ("muster", [0]),
        ("letter", [1]), ("Rechnungen Müller", [0]), ("rechnung müller 4711", [0]),
        ("invoice", [0, 1, 2, 3]),
        ("\"sent their payments\"", [1]), ("\"payments their sent\"", []),
        ("paris or berlin", [1, 2]), ("paris OR \"nach berlin\"", [2]),
        ("invoice -berlin", [0, 2, 3]), ("invoice -universities", [0, 2, 3]),
        ("invoice -\"annual meeting\" -договор", [0, 2]), ("universities -payment", []),
        ("the payments of the universities", [1]), ("-berlin", []), ("der die das Rechnung", [0]),
    ]

    @Test("finds words, stems, phrases, numbers, names and fields")
    func finds() async throws {
        try await Self.withShelf { store, ids in
            for (query, expected) in Self.exactQueries {
                let hits = try await store.search(query, limit: 10).filter(\.isExact)
                #expect(Set(hits.map(\.document.id)) == Set(expected.map { ids[$0] }), "\(query)")
            }
        }
    }

    private static let misreadQueries: [(query: String, expected: Int)] = [
        ("Rechnunq", 0), ("universitles", 1), ("Rechnunq Univers1täten", 0), ("factvres Pariz", 2),
        ("Договорьi", 3),
    ]

    @Test("finds what OCR misread by its likeness, when nothing is as it was typed")
    func findsByLikeness() async throws {
        try await Self.withShelf { store, ids in
            for (query, expected) in Self.misreadQueries {
                let hits = try await store.search(query, limit: 10)
                #expect(hits.first?.document.id == ids[expected], "\(query)")
                #expect(hits.allSatisfy { !$0.isExact })
                // The excluded word is not looked for, and excludes.
                #expect(try await store.search("\(query) -invoice", limit: 10).isEmpty)
            }
        }
    }

    private static let oddQueries = [
        "", " ", "-", "\"", "\"\"", "- -", "or", "or or", "'", "''", "\\", "a & b | !c", ":*", "(", "<->",
        "a:b:c",
        "'; DROP TABLE documents; --", "%_%", "\u{0}", "a\u{0}b", "\u{1F9FE}", "\"unclosed phrase", "--x",
        "-\"x",
        String(repeating: "wort ", count: 5000), String(repeating: "x", count: 100_000),
        "$1 \\x00 {} [] <> é̂ ‮", "\u{202E}gpj.exe",
    ]

    @Test("takes whatever is typed")
    func takesAnything() async throws {
        try await Self.withShelf { store, _ in
            for query in Self.oddQueries { _ = try await store.search(query, limit: 10) }
            #expect(try await store.ledger().stored == 4)
        }
    }

    @Test("shows the words around the hit, and the best page")
    func showsTheHit() async throws {
        try await withStore { store in
            let id = try await store.stored(
                .sample("two pages"),
                pages: [.sample("nothing here"), .sample("all the invoices that we sent", number: 2)])
            let hit = try #require(try await store.search("invoices sent", limit: 1).first)
            #expect(hit.document.id == id && hit.page == 2)
            #expect(hit.excerpt.contains("«invoices»"))
        }
    }

    @Test("limits its answer and puts the best first")
    func limits() async throws {
        try await withStore { store in
            for number in 1...5 {
                let text = String(repeating: "apple ", count: number) + "and pears"
                _ = try await store.stored(.sample("\(number)"), pages: [.sample(text)])
            }
            let hits = try await store.search("apple", limit: 3)
            #expect(hits.count == 3)
            #expect(hits.map(\.rank) == hits.map(\.rank).sorted(by: >))
        }
    }

    @Test("doesn't find what is not stored yet, nor what a reading before the last found")
    func findsTheLatest() async throws {
        try await withStore { store in
            let id = try await store.admitted(.sample("one"))
            try await store.finish(id, next: .classify) { connection in
                try DocumentStore.replacePages([.sample("zebra")], of: id, on: connection)
            }
            #expect(try await store.search("zebra", limit: 3).isEmpty)
        }
    }

    @Test("reads a query as search engines do")
    func readsAQuery() {
        let query = SearchQuery(#"red "green apple" or -"sour milk" blue -white - "#)
        #expect(query.groups.map { $0.map(\.text) } == [["red", "green apple"], ["blue"]])
        #expect(query.groups.map { $0.map(\.isPhrase) } == [[false, true], [false]])
        #expect(query.excluded.map(\.text) == ["sour milk", "white"])
        #expect(query.similarWords == ["green", "apple", "blue"])
        #expect(SearchQuery("\"or\" or").groups.map { $0.map(\.text) } == [["or"]])
        #expect(SearchQuery("-a").sql == nil)
    }

    private static func withShelf(_ body: (DocumentStore, [DocumentID]) async throws -> Void) async throws {
        try await withStore { store in
            var ids: [DocumentID] = []
            for item in shelf {
                ids.append(
                    try await store.stored(
                        .sample(item.name, path: item.name),
                        as: .sample(language: item.language, fields: item.fields), pages: [.sample(item.text)]
                    ))
            }
            try await body(store, ids)
        }
    }
}
