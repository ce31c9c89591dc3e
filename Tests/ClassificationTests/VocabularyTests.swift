import Documents
import Testing

@testable import Classification

@Suite("The vocabulary")
struct VocabularyTests {
    @Test("Every language has words for every category", arguments: Vocabulary.languages.map(\.tag))
    func complete(tag: String) throws {
        let words = try #require(Vocabulary.languages.first { $0.tag == tag }).words
        for category in Category.allCases {
            #expect(words[category]?[.title]?.isEmpty == false, "\(category) has no title")
            #expect(words[category]?[.strong]?.isEmpty == false, "\(category) has no strong phrase")
        }
    }

    @Test("No phrase stands twice under one category", arguments: Vocabulary.languages.map(\.tag))
    func noDoubles(tag: String) throws {
        let words = try #require(Vocabulary.languages.first { $0.tag == tag }).words
        for (category, strengths) in words {
            var seen: Set<String> = []
            for phrase in strengths.values.joined() {
                #expect(seen.insert(phrase).inserted, "\(category): \(phrase)")
            }
        }
    }

    @Test("Every phrase is written in lower case and found as itself")
    func found() {
        let vocabulary = Vocabulary.shared
        for (number, phrase) in vocabulary.phrases.enumerated() where !phrase.text.hasPrefix("*") {
            #expect(phrase.text == phrase.text.lowercased())
            for key in [WordKey.exact, .tolerant] {
                let page = TextPage(text: phrase.text)
                let match = vocabulary.table(key).longestMatch(in: page.keyed(key), at: 0)
                #expect(match != nil, "\(phrase.text)")
                if key.isExact, let match { #expect(match.phrase == number, "\(phrase.text)") }
            }
        }
    }

    @Test(
        "Words are found as people and machines write them",
        arguments: [
            ("R E C H N U N G", "rechnung"), ("Rechnungs-Nummer", "rechnungsnummer"),
            ("Stromrechnung", "*rechnung"), ("RECHNUNG", "rechnung"), ("Faelligkeit faellig", "fällig"),
            ("счетами", "счёт"), ("Invoicenumber 5", "invoice number"), ("Rech-\nnung", "rechnung"),
        ])
    func spellings(text: String, expected: String) {
        let page = TextPage(text: text)
        let vocabulary = Vocabulary.shared
        let found = page.tokens.indices.compactMap { vocabulary.table(.exact).longestMatch(in: page, at: $0) }
        #expect(found.contains { vocabulary.phrases[$0.phrase].text == expected })
    }

    @Test("Words of another language are believed less")
    func languages() throws {
        let thesis = Sense(category: .report, strength: .title, languages: ["fr"])
        #expect(thesis.trust(in: "fr", isOneWord: true) == 1)
        #expect(thesis.trust(in: nil, isOneWord: true) == 1)
        #expect(thesis.trust(in: "en", isOneWord: true) < thesis.trust(in: "en", isOneWord: false))
    }
}

extension TextPage {
    /// The page again, with its words looked up by `key`.
    fileprivate func keyed(_ key: WordKey) -> TextPage {
        let text = String(decoding: raw, as: UTF8.self)
        return TextPage(
            Page(
                number: 1, source: key.isExact ? .textLayer : .ocr, text: text,
                confidence: key.isExact ? 1 : 0.5,
                width: 0, height: 0))
    }
}
