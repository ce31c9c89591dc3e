import Foundation

/// What the words of a text say about its language.
struct LanguageTally {
    private var scores = [Double](repeating: 0, count: LanguageProfile.all.count)
    private var scripts: [Script: Int] = [:]
    private var wordCount = 0

    /// More words would change nothing.
    private static let enoughWords = 1500
    private static let fewestWords = 3
    /// Of the score that a text of this many words usually has.
    private static let surePoints = 9.0
    /// Points a word: fewer, and it is some other language.
    private static let usualPoints = 0.11

    var isFull: Bool { wordCount >= Self.enoughWords }

    mutating func add(_ page: TextPage) {
        let table = LanguageTable.shared
        for token in page.tokens where token.isWord && !isFull {
            wordCount += 1
            let word = page.word(token)
            countScript(of: word)
            if let languages = table.words[token.hash] {
                credit(languages, points: 1)
            } else if word.count >= 4 {
                addTrigrams(of: word, table)
            }
        }
        addLetters(of: page, table)
    }

    private mutating func countScript(of word: ArraySlice<UInt8>) {
        guard let scalar = String(decoding: word.prefix(4), as: UTF8.self).unicodeScalars.first,
            let script = Script(scalar.value)
        else { return }
        scripts[script, default: 0] += 1
    }

    private mutating func addTrigrams(of word: ArraySlice<UInt8>, _ table: LanguageTable) {
        let width = word[word.startIndex] >= 0xC0 ? 2 : 1
        let length = 3 * width
        var start = word.startIndex
        while start + length <= word.endIndex {
            if let languages = table.trigrams[WordKey.exactHash(word[start..<start + length])] {
                credit(languages, points: 0.15)
            }
            start += width
        }
    }

    /// Accents are off in the folded words, so letters are counted as they stand.
    private mutating func addLetters(of page: TextPage, _ table: LanguageTable) {
        var index = 0
        let raw = page.raw
        while index < raw.count, index < 12_000 {
            guard raw[index] >= 0xC3, raw[index] < 0xE0, index + 1 < raw.count else {
                index += 1
                continue
            }
            let scalar = UInt32(raw[index] & 0x1F) << 6 | UInt32(raw[index + 1] & 0x3F)
            if let languages = table.letters[scalar] { credit(languages, points: 0.4) }
            index += 2
        }
    }

    /// What several languages share says less about each.
    private mutating func credit(_ languages: LanguageTable.Languages, points: Double) {
        let share = points / Double(languages.nonzeroBitCount)
        var rest = languages
        while rest != 0 {
            scores[rest.trailingZeroBitCount] += share
            rest &= rest - 1
        }
    }

    /// Nil with too little text.
    var decision: (language: String, confidence: Double)? {
        guard let script = scripts.max(by: { ($0.value, "\($0.key)") < ($1.value, "\($1.key)") })?.key else {
            return nil
        }
        // Japanese mixes its kana with Han characters.
        let isJapanese = script == .han && scripts[.kana, default: 0] * 8 >= scripts[.han, default: 0]
        if let language = isJapanese ? Script.kana.language : script.language {
            return wordCount >= Self.fewestWords ? (language, script.confidence) : nil
        }
        guard wordCount >= Self.fewestWords else { return nil }
        let ranked = scores.enumerated().sorted { ($0.element, $1.offset) > ($1.element, $0.offset) }
        let best = ranked[0].element
        guard best >= 1, best >= Self.usualPoints * Double(wordCount) else { return nil }
        let lead = best / (best + ranked[1].element)
        let amount = min(1, (best / Self.surePoints).squareRoot())
        let confidence = min(0.99, max(0, lead * 2 - 1).squareRoot() * amount)
        return (LanguageProfile.all[ranked[0].offset].tag, confidence)
    }
}
