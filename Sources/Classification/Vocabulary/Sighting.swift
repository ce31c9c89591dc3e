import Documents
import Foundation

/// Where a phrase of the vocabulary stands in a document, all places taken together.
struct Sighting {
    private(set) var count = 0
    /// How much the best place looks like a title, 0 to 1.
    private(set) var prominence = 0.0
    /// What the best page is worth, 0 to 1.
    private var pageWeight = 0.0

    mutating func add(prominence: Double, pageWeight: Double) {
        count += 1
        self.prominence = max(self.prominence, prominence)
        self.pageWeight = max(self.pageWeight, pageWeight)
    }

    /// What the phrase says in a document written in `language`. Again and again says a little more each time, and
    /// not without end.
    func evidence(for phrase: Vocabulary.Phrase, language: String?) -> [Evidence] {
        let repetition = 1 + 0.2 * min(log2(Double(count)), 3)
        let isOneWord = !phrase.text.contains(" ")
        return phrase.senses.map { sense in
            let isTitle = sense.strength == .title && prominence >= 0.5
            let kind = isTitle ? "title" : isOneWord ? "word" : "phrase"
            let weight = sense.weight(prominence: prominence) * pageWeight
            return Evidence(
                category: sense.category, label: "\(kind): \(phrase.text)",
                weight: (isTitle ? weight : weight * repetition)
                    * sense.trust(in: language, isOneWord: isOneWord),
                isCommonplace: sense.strength == .fair || sense.strength == .weak)
        }
    }
}
