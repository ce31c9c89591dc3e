/// Phrases by the hashes of their words: finds the longest one that starts at a word, with one look-up a word for most.
struct PhraseTable: Sendable {
    private struct Entry {
        /// The phrase that ends here.
        var phrase: Int?
        /// Whether a longer phrase begins like this.
        var continues = false
    }

    struct Match {
        var phrase: Int
        /// In words.
        var length: Int
    }

    private var entries: [WordHash: Entry] = [:]
    /// Phrases `*ending`, by the length of the ending in bytes.
    private var endings: [(length: Int, phrases: [WordHash: Int])] = []
    private let key: WordKey

    init(key: WordKey) {
        self.key = key
    }

    /// Adds phrase number `phrase`; a later one with the same words takes its place.
    mutating func add(_ text: String, phrase: Int) {
        let words = Self.words(of: text)
        if text.hasPrefix("*") {
            for word in words { insertEnding(word, phrase) }
        } else {
            insert(words.map { key.hash($0) }, phrase)
        }
    }

    /// Adds the words of the phrase glued together, as OCR reads them, when that is long enough to be no other word.
    mutating func addGlued(_ text: String, phrase: Int) {
        let words = Self.words(of: text)
        let glued = Array(words.joined())
        guard words.count > 1, glued.count >= Self.shortestGlued else { return }
        let hash = key.hash(glued)
        if entries[hash]?.phrase == nil { insert([hash], phrase) }
    }

    private static func words(of text: String) -> [[UInt8]] {
        let page = TextPage(text: text)
        return page.tokens.map { Array(page.word($0)) }
    }

    private static let shortestGlued = 9

    private mutating func insertEnding(_ word: [UInt8], _ phrase: Int) {
        let hash = WordKey.exactHash(word)
        if let known = endings.firstIndex(where: { $0.length == word.count }) {
            endings[known].phrases[hash] = phrase
        } else {
            endings.append((word.count, [hash: phrase]))
        }
    }

    private mutating func insert(_ keys: [WordHash], _ phrase: Int) {
        guard var path = keys.first else { return }
        for next in keys.dropFirst() {
            entries[path, default: Entry()].continues = true
            path = path.followed(by: next)
        }
        entries[path, default: Entry()].phrase = phrase
    }

    /// The longest phrase that starts at token `index`.
    func longestMatch(in page: TextPage, at index: Int) -> Match? {
        let tokens = page.tokens
        var path = tokens[index].key
        var found: Match?
        var length = 1
        while let entry = entries[path] {
            if let phrase = entry.phrase { found = Match(phrase: phrase, length: length) }
            guard entry.continues, index + length < tokens.count else { break }
            path = path.followed(by: tokens[index + length].key)
            length += 1
        }
        return found ?? matchByEnding(page.word(tokens[index])) ?? matchSplitWord(in: page, at: index)
    }

    /// `Stromrechnung` by `*rechnung`.
    private func matchByEnding(_ word: ArraySlice<UInt8>) -> Match? {
        guard word.count >= Self.shortestCompound else { return nil }
        for (length, phrases) in endings where word.count >= length + 3 {
            if let phrase = phrases[WordKey.exactHash(word.suffix(length))] {
                return Match(phrase: phrase, length: 1)
            }
        }
        return nil
    }

    private static let shortestCompound = 8

    /// `Rech nung` as OCR cuts it, `Rechnungs-Nummer` as some write it.
    private func matchSplitWord(in page: TextPage, at index: Int) -> Match? {
        guard index + 1 < page.tokens.count else { return nil }
        let (left, right) = (page.tokens[index], page.tokens[index + 1])
        guard left.isWord, right.isWord, left.line == right.line,
            left.bytes.count > 1, right.bytes.count > 1,
            left.bytes.count + right.bytes.count >= 7
        else { return nil }
        let joined = page.folded[left.bytes.lowerBound..<right.bytes.upperBound]
        return entries[key.hash(joined)]?.phrase.map { Match(phrase: $0, length: 2) }
    }
}
