/// A phrase of a rule: whole words, one after the other, letter case, accents and what stands between the words ignored.
struct PhrasePattern: Sendable {
    let text: String
    private let words: [WordHash]

    init(_ text: String) {
        self.text = text
        words = TextPage(text: text).tokens.map(\.hash)
    }

    /// A phrase without a word stands nowhere.
    func stands(in page: TextPage) -> Bool {
        guard let first = words.first, page.tokens.count >= words.count else { return false }
        for start in 0...(page.tokens.count - words.count) where page.tokens[start].hash == first {
            if words.indices.allSatisfy({ page.tokens[start + $0].hash == words[$0] }) { return true }
        }
        return false
    }
}
