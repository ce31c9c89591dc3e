import Documents

/// What an engine read on one picture.
struct Recognition {
    /// In reading order; boxes in fractions of the picture.
    var lines: [TextLine] = []
    /// By which the picture must be turned for most of the text to stand upright.
    var toUpright = Turn.none

    var wordCount: Int { lines.lazy.map(\.words.count).reduce(0, +) }
    var confidence: Double { lines.confidence }

    var credit: Double { lines.credit }
}

extension [TextLine] {
    /// How much was read, and how surely: letters and digits in words that the engine believes in.
    var credit: Double {
        lazy.flatMap(\.words).reduce(0) { sum, word in
            sum + (word.confidence > 0.5 ? Double(word.signs) * word.confidence : 0)
        }
    }
}
