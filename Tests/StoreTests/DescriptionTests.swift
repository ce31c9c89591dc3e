import Documents
import Foundation
import Postgres
import Store
import Testing

@Suite("A document's description")
struct DescriptionTests {
    @Test("comes back as it was written, but for NUL and what is no probability")
    func comesBack() async throws {
        try await withStore { store in
            let fields = [
                Field(
                    name: "vendor_name", value: "A\u{0}cme 𝔾mbH {\"x\", NULL}", text: "Acme\u{0}", page: 2,
                    box: Box(x: 0.1, y: 0.25, width: 0.5, height: 0.125), confidence: .nan, source: "analyzer"
                ),
                Field(name: "currency", value: "EUR", text: "", confidence: 1.5, source: "transformer"),
                Field(
                    name: "notes", value: String(repeating: "no", count: 5000), text: "", confidence: -1,
                    source: "x"),
            ]
            let findings = [
                Finding(code: "total-mismatch", severity: .warning, message: "119 \u{0} is not 118"),
                Finding(code: "iban-checksum", severity: .info, message: "🧾"),
            ]
            let id = try await store.stored(
                .sample("one"),
                as: .sample(
                    confidence: .nan, fields: fields, findings: findings, summary: "a\u{0}b", verification: 7)
            )
            let document = try await store.document(id)
            #expect(document.category == "invoice" && document.confidence == 0 && document.verification == 1)
            #expect(document.summary == "a\u{FFFD}b" && document.mediaType == .pdf && document.pageCount == 1)
            let kept = try await store.fields(of: id)
            #expect(kept.map(\.name) == ["vendor_name", "currency", "notes"])
            #expect(kept[0].value == "A\u{FFFD}cme 𝔾mbH {\"x\", NULL}" && kept[0].text == "Acme\u{FFFD}")
            #expect(kept[0].box == fields[0].box && kept[0].page == 2)
            #expect(kept.map(\.confidence) == [0, 1, 0])
            #expect(try await store.findings(of: id).map(\.message) == ["119 \u{FFFD} is not 118", "🧾"])
            try await store.database.transaction { connection in
                try DocumentStore.describe(id, as: .sample(fields: [fields[1]]), on: connection)
            }
            #expect(try await store.fields(of: id).count == 1)
            #expect(try await store.findings(of: id).isEmpty)
        }
    }

    @Test("has pages with their words, whatever they hold")
    func hasPages() async throws {
        try await withStore { store in
            let id = try await store.admitted(.sample("one"))
            var odd = Page.sample("NUL \u{0} and \u{1F9FE} and 𝔾 and e\u{301}")
            odd.words[0].text = "\u{0}\"\\\u{1F}"
            odd.resolution = nil
            odd.rotation = 270
            let pages = [odd, Page.sample("", number: 2)]
            try await store.database.transaction { connection in
                try DocumentStore.replacePages(pages, of: id, on: connection)
            }
            var expected = pages
            expected[0].text = odd.text.replacing("\0", with: "\u{FFFD}")
            #expect(try await store.pages(of: id) == expected)
        }
    }

    @Test(
        "is searchable to the end of a page of 390,000 characters, and to a good part when its words are too many",
        arguments: [
            true,
            // Hyphens double the lexemes, and no word comes twice: more than a vector holds.
            false,
        ])
    func holdsLongPages(fits: Bool) async throws {
        try await withStore { store in
            var text = "erstes "
            var number = 0
            while text.utf16.count < 390_000 {
                text += (fits ? "word\(number % 5000) " : "ф\(number)жщ-ж\(number)ф ")
                number += 1
            }
            let id = try await store.stored(
                .sample("long"), as: .sample(language: "ru"), pages: [.sample(text + "letztes")])
            #expect(try await store.search("erstes", limit: 3).map(\.document.id) == [id])
            let last = try await store.search("letztes", limit: 3).filter(\.isExact)
            #expect(last.map(\.document.id) == (fits ? [id] : []))
        }
    }
}
