import Foundation

/// How many words of a text look like words of a language. A font that says wrong characters, and a bad recognition, give
/// words that no language has: without a vowel, with digits, capitals and brackets in their midst. And they lack the little words that
/// every text of a language is full of.
package struct WordPlausibility: Sendable, Hashable {
    /// Words long enough to tell.
    package private(set) var telling = 0
    /// Those of them that look like no word.
    package private(set) var odd = 0
    private var all = 0
    /// The little words of the languages that we know.
    private var little = 0

    private static let shortest = 4
    /// Fewer tell nothing: a table of part numbers looks odd too.
    private static let fewest = 20
    /// So many tell enough.
    private static let most = 400

    package init(_ words: some Sequence<String>) {
        for word in words where telling < Self.most {
            all += 1
            if LanguageBallot.isLittleWord(word) { little += 1 }
            guard let isOdd = Self.isOdd(word) else { continue }
            telling += 1
            if isOdd { odd += 1 }
        }
    }

    package var oddShare: Double { telling == 0 ? 0 : Double(odd) / Double(telling) }

    private var littleShare: Double { all == 0 ? 0 : Double(little) / Double(all) }

    /// Too odd for a text of any language.
    package var isDoubtful: Bool {
        telling >= Self.fewest && (oddShare > 0.4 || oddShare > 0.15 && littleShare < 0.02)
    }

    /// As a text of about as many words, which makes more sense.
    package func isBetter(than other: WordPlausibility) -> Bool {
        guard telling * 2 >= other.telling, telling >= Self.fewest / 2, oddShare < other.oddShare else {
            return false
        }
        return oddShare < other.oddShare / 2 || littleShare > other.littleShare + 0.05
    }

    /// Nil for a word that tells nothing: a short one, a number, one of a script whose vowels we don't know.
    static func isOdd(_ word: String) -> Bool? {
        let signs = Array(word.unicodeScalars.drop { !isPart($0) }.reversed().drop { !isPart($0) }.reversed())
        let letters = signs.filter(\.properties.isAlphabetic)
        guard letters.count >= shortest, letters.count * 2 > signs.count,
            letters.allSatisfy({ isJudged($0) })
        else { return nil }
        if !letters.contains(where: hasVowel) || signs.contains(where: strangers.contains) { return true }
        var turns = 0
        for (left, right) in zip(signs, signs.dropFirst()) {
            let isTurn = left.properties.isLowercase && right.properties.isUppercase
            let isDigitWithin = left.properties.isAlphabetic && right.properties.numericType != nil
            if isTurn || isDigitWithin { turns += 1 }
        }
        return turns > 1
    }

    /// Signs that stand in no word.
    private static let strangers = Set("[]\\^=<>{}|~`\"".unicodeScalars)

    private static func isPart(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }

    private static func isJudged(_ scalar: Unicode.Scalar) -> Bool {
        let script = WritingScript(scalar)
        return script == .latin || script == .cyrillic
    }

    private static func hasVowel(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return asciiVowels.contains(scalar) }
        // The letter below its accents.
        let plain = String(scalar).decomposedStringWithCanonicalMapping.lowercased().unicodeScalars.first
        return plain.map(vowels.contains) ?? false
    }

    private static let asciiVowels = Set("aeiouyAEIOUY".unicodeScalars)
    private static let vowels = Set("aeiouyæœøıаеёиоуыэюяіїєѣ".unicodeScalars)
}
