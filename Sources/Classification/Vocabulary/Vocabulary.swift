import Documents

/// What phrases say about documents, in all languages at once: documents mix them.
struct Vocabulary: Sendable {
    /// Phrases of one language: for each category, by how much they say. A phrase `*rechnung` is found at the end of a
    /// longer word.
    typealias Language = [Category: [Sense.Strength: [String]]]

    struct Phrase: Sendable {
        var text: String
        var senses: [Sense]
    }

    private(set) var phrases: [Phrase] = []
    private var exact = PhraseTable(key: .exact)
    private var tolerant = PhraseTable(key: .tolerant)

    static let shared = Vocabulary(languages)

    /// By BCP 47 primary tag.
    static let languages: [(tag: String, words: Language)] = [
        ("en", .english), ("de", .german), ("fr", .french), ("ru", .russian),
    ]

    init(_ languages: [(tag: String, words: Language)]) {
        var numbers: [[WordHash]: Int] = [:]
        for language in languages {
            for category in Category.allCases {
                for strength in Sense.Strength.allCases {
                    for text in language.words[category]?[strength] ?? [] {
                        let identity = Self.identity(of: text)
                        let number = numbers[identity] ?? phrases.count
                        if number == phrases.count { phrases.append(Phrase(text: text, senses: [])) }
                        numbers[identity] = number
                        add(
                            Sense(category: category, strength: strength, languages: [language.tag]),
                            to: number)
                    }
                }
            }
        }
        for (number, phrase) in phrases.enumerated() {
            for spelling in Self.spellings(of: phrase.text) {
                exact.add(spelling, phrase: number)
                tolerant.add(spelling, phrase: number)
            }
        }
        for (number, phrase) in phrases.enumerated() {
            exact.addGlued(phrase.text, phrase: number)
            tolerant.addGlued(phrase.text, phrase: number)
        }
    }

    func table(_ key: WordKey) -> PhraseTable { key.isExact ? exact : tolerant }

    private mutating func add(_ sense: Sense, to number: Int) {
        if let known = phrases[number].senses.firstIndex(where: { $0.category == sense.category }) {
            phrases[number].senses[known].languages.formUnion(sense.languages)
        } else {
            phrases[number].senses.append(sense)
        }
    }

    /// `résumé` and `resume`, `договор` and `договора` are one phrase.
    private static func identity(of text: String) -> [WordHash] {
        TextPage(text: text).tokens.map(\.key) + (text.hasPrefix("*") ? [WordHash()] : [])
    }

    /// As it stands, and with `ae` for `ä` and so on.
    private static func spellings(of text: String) -> [String] {
        guard text.contains(where: { "äöü".contains($0) }) else { return [text] }
        let written = text.map { character in
            switch character {
            case "ä": "ae"
            case "ö": "oe"
            case "ü": "ue"
            default: String(character)
            }
        }
        return [text, written.joined()]
    }
}
