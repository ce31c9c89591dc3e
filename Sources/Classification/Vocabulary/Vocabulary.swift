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

    static let shared = Vocabulary([.english, .german, .french, .russian])

    init(_ languages: [Language]) {
        var numbers: [[UInt8]: Int] = [:]
        for language in languages {
            for category in Category.allCases {
                for strength in Sense.Strength.allCases {
                    for text in language[category]?[strength] ?? [] {
                        let number = numbers[Self.folded(text)] ?? phrases.count
                        if number == phrases.count { phrases.append(Phrase(text: text, senses: [])) }
                        numbers[Self.folded(text)] = number
                        add(Sense(category: category, strength: strength), to: number)
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
    }

    func table(_ key: WordKey) -> PhraseTable { key.isExact ? exact : tolerant }

    private mutating func add(_ sense: Sense, to number: Int) {
        let isKnown = phrases[number].senses.contains { $0.category == sense.category }
        if !isKnown { phrases[number].senses.append(sense) }
    }

    /// `résumé` and `resume` are one phrase.
    private static func folded(_ text: String) -> [UInt8] {
        let page = TextPage(text: text)
        return Array((text.hasPrefix("*") ? "*" : "").utf8)
            + page.tokens.map(page.word).joined(separator: [0x20])
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
