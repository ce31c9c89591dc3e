/// Words, triples and letters of all languages, by hash, with the languages that have them.
struct LanguageTable: Sendable {
    /// One bit for each of `LanguageProfile.all`.
    typealias Languages = UInt32

    private(set) var words: [WordHash: Languages] = [:]
    private(set) var trigrams: [WordHash: Languages] = [:]
    /// By scalar.
    private(set) var letters: [UInt32: Languages] = [:]

    static let shared = LanguageTable(LanguageProfile.all)

    init(_ profiles: [LanguageProfile]) {
        let vocabularies = Dictionary(uniqueKeysWithValues: Vocabulary.languages.map { ($0.tag, $0.words) })
        for (index, profile) in profiles.enumerated() {
            let bit: Languages = 1 << Languages(index)
            for word in TextPage(text: profile.words).tokens { words[word.hash, default: 0] |= bit }
            for token in TextPage(text: profile.trigrams).tokens { trigrams[token.hash, default: 0] |= bit }
            for letter in profile.letters.unicodeScalars { letters[letter.value, default: 0] |= bit }
            // Headings and receipts have few of the commonest words; they have words of the trade.
            let phrases = vocabularies[profile.tag, default: [:]].values.flatMap { $0.values.flatMap { $0 } }
            for token in TextPage(text: phrases.joined(separator: "\n")).tokens where token.bytes.count > 3 {
                words[token.hash, default: 0] |= bit
            }
        }
    }
}
