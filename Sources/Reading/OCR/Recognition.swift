import Documents

/// What Tesseract read on one picture.
struct Recognition {
    /// In reading order; boxes in fractions of the picture.
    var lines: [TextLine] = []
    /// Clockwise quarters of a turn by which most of the text must be turned to stand upright, as the layout
    /// analysis sees it.
    var quartersToUpright = 0

    var wordCount: Int { lines.lazy.map(\.words.count).reduce(0, +) }
    var confidence: Double { lines.confidence }

    /// How much was read, and how surely: letters and digits in words that Tesseract believes in.
    var credit: Double {
        lines.lazy.flatMap(\.words).reduce(0) { sum, word in
            let signs = word.text.lazy.filter { $0.isLetter || $0.isNumber }.count
            return sum + (word.confidence > 0.5 ? Double(signs) * word.confidence : 0)
        }
    }
}
