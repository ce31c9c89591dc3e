import Documents

/// What speaks for and against a text layer.
package struct TextLayerFacts: Sendable, Hashable {
    /// Characters that are neither white space nor drawn in rows, as the dots of a table of contents are.
    package var signs: Int
    package var lettersAndDigits: Int
    /// Control and private characters, replacement characters, unassigned ones: signs of a font that does not say
    /// which characters its glyphs are.
    package var broken: Int
    package var words: Int
    /// Words that lie on a picture.
    package var wordsOnPictures: Int
    /// How much of the page pictures cover, 0 to 1.
    package var pictureCover: Double
    /// Of most of its letters.
    package var script: WritingScript?
    package var plausibility: WordPlausibility

    package init(
        signs: Int, lettersAndDigits: Int, broken: Int, words: Int, wordsOnPictures: Int,
        pictureCover: Double, script: WritingScript? = .latin,
        plausibility: WordPlausibility = WordPlausibility([])
    ) {
        self.signs = signs
        self.lettersAndDigits = lettersAndDigits
        self.broken = broken
        self.words = words
        self.wordsOnPictures = wordsOnPictures
        self.pictureCover = pictureCover
        self.script = script
        self.plausibility = plausibility
    }

    init(scalars: some Sequence<Unicode.Scalar>, words: [Word], pictures: [Box]) {
        signs = 0
        lettersAndDigits = 0
        broken = 0
        for scalar in scalars where !scalar.properties.isWhitespace && !Self.leaders.contains(scalar) {
            signs += 1
            switch scalar.properties.generalCategory {
            case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
                .decimalNumber, .nonspacingMark, .spacingMark:
                lettersAndDigits += 1
            case .control, .privateUse, .unassigned, .surrogate: broken += 1
            default: if scalar == "\u{FFFD}" { broken += 1 }
            }
        }
        self.words = words.count
        wordsOnPictures = words.count { word in pictures.contains { $0.contains(middleOf: word.box) } }
        pictureCover = Self.cover(of: pictures)
        script = WritingScript.main(of: scalars)
        plausibility = WordPlausibility(words.lazy.map(\.text))
    }

    private static let leaders: Set<Unicode.Scalar> = [
        ".", "_", "-", "\u{B7}", "\u{2026}", "\u{2013}", "\u{2014}",
    ]

    /// Measured on a grid of 50 by 50 points, since pictures overlap, and scanners cut pages into strips.
    private static func cover(of pictures: [Box]) -> Double {
        guard !pictures.isEmpty else { return 0 }
        let steps = (0..<50).map { (Double($0) + 0.5) / 50 }
        let covered = steps.reduce(0) { sum, y in
            let row = pictures.filter { $0.y <= y && y <= $0.maxY }
            return sum + steps.count { x in row.contains { $0.x <= x && x <= $0.maxX } }
        }
        return Double(covered) / 2500
    }
}
