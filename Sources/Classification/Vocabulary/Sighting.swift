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

    /// The phrase again and again says a little more each time, and not without end.
    func evidence(for phrase: Vocabulary.Phrase) -> [Evidence] {
        let repetition = 1 + 0.2 * min(log2(Double(count)), 3)
        return phrase.senses.map { sense in
            let isTitle = sense.strength == .title && prominence >= 0.5
            let kind = isTitle ? "title" : phrase.text.contains(" ") ? "phrase" : "word"
            let weight = sense.weight(prominence: prominence) * pageWeight
            return Evidence(
                category: sense.category, label: "\(kind): \(phrase.text)",
                weight: isTitle ? weight : weight * repetition)
        }
    }
}
