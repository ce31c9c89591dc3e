/// With which models to read the pages of a document whose pipeline names several languages. All of them at once is
/// three times slower and reads worse (docs/decisions/0012), so a page is read with one, and with another when
/// the text says so.
package struct LanguagePlan: Sendable {
    private let languages: [String]
    /// What the next page is read with first.
    package private(set) var current: String

    /// - Parameters:
    ///   - languages: Tesseract's codes, the most likely first; none means English.
    ///   - settled: what earlier pages of the document were written in, if they were read with one of the languages.
    package init(languages: [String], settled: String? = nil) {
        let named = languages.isEmpty ? ["eng"] : languages
        self.languages = named
        // Languages that the ballot doesn't know can't be told apart: they are all loaded together.
        let isKnown = named.allSatisfy(LanguageBallot.known.contains)
        current = isKnown ? named[0] : named.joined(separator: "+")
        if let settled, isKnown, named.contains(settled) { current = settled }
    }

    private var isFixed: Bool { languages.count < 2 || current.contains("+") }

    /// The language that the text turns out to be written in, if that is another of the same script.
    package func better(for text: String) -> String? {
        guard !isFixed, let winner = LanguageBallot(languages: languages).winner(of: text) else { return nil }
        return winner == current ? nil : winner
    }

    /// The first language of each other script: worth trying when a page made no sense.
    package var otherScripts: [String] {
        guard !isFixed else { return [] }
        var seen: Set = [WritingScript(language: current)]
        return languages.filter { seen.insert(WritingScript(language: $0)).inserted }
    }

    /// Whether words of these languages are all written in Latin letters.
    package static func isLatin(_ languages: String) -> Bool {
        languages.split(separator: "+").allSatisfy { latin.contains(String($0)) }
    }

    /// Tesseract's codes, ISO 639-2/T.
    private static let latin: Set = [
        "eng", "deu", "fra", "spa", "ita", "nld", "por", "pol", "ces", "slk", "slv", "hrv", "hun", "ron",
        "dan", "nor",
        "swe", "fin", "isl", "est", "lav", "lit", "cat", "glg", "eus", "gle", "sqi", "tur", "lat", "ltz",
        "afr", "msa",
        "ind", "mlt",
    ]

    package mutating func settle(on language: String) {
        current = language
    }
}
