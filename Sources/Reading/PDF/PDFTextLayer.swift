package import Documents

/// The text layer of a page as lines of words.
package struct PDFTextLayer: Sendable {
    package var lines: [TextLine]
    package var facts: TextLayerFacts
    package let unreadPictures: UnreadPictures
    /// Its fonts said other characters than those that were meant, and these are what was meant.
    package let isMended: Bool

    /// - Parameters:
    ///   - glyphs: in reading order, with white space between words and a line feed after each line.
    ///   - aspect: width of the page over its height.
    ///   - pictures: where pictures lie on the page.
    init(glyphs: [PDFGlyph], aspect: Double, pictures: [Box]) {
        var glyphs = glyphs
        let verdict = Mojibake.verdict(on: glyphs)
        if case .mended(let meant) = verdict {
            glyphs = meant
            isMended = true
        } else {
            isMended = false
        }
        lines = Self.lines(of: glyphs, aspect: aspect).markingBlocks()
        // No layer of the original has them so: they are to be found in the searchable PDF.
        if isMended { lines.setConfidence(Word.surestRecognised) }
        let words = lines.words
        facts = TextLayerFacts(scalars: glyphs.lazy.map(\.scalar), words: words, pictures: pictures)
        if case .lost = verdict { facts.broken = facts.signs }
        unreadPictures = UnreadPictures(pictures: pictures, words: words.map(\.box))
    }

    private static func lines(of glyphs: [PDFGlyph], aspect: Double) -> [TextLine] {
        var lines: [TextLine] = []
        var words: [Word] = []
        var word: [PDFGlyph] = []
        func endWord() {
            defer { word = [] }
            guard let first = word.first else { return }
            let text = WordText.normalise(String(String.UnicodeScalarView(word.map(\.scalar))))
            guard !text.isEmpty else { return }
            let box = word.dropFirst().reduce(first.box) { $0.union($1.box) }
            words.append(Word(text: text, box: box.clamped, confidence: 1, line: 0))
        }
        func endLine() {
            endWord()
            if !words.isEmpty { lines.append(TextLine(words: words)) }
            words = []
        }
        for glyph in glyphs {
            if glyph.scalar == "\n" || glyph.scalar == "\u{0C}" {
                endLine()
            } else if glyph.scalar.properties.isWhitespace {
                endWord()
            } else {
                if let before = word.last {
                    switch GlyphStep(from: before.box.stretched(aspect), to: glyph.box.stretched(aspect)) {
                    case .sameWord: break
                    case .newWord: endWord()
                    case .newLine: endLine()
                    }
                }
                word.append(glyph)
            }
        }
        endLine()
        return lines
    }
}

extension [TextLine] {
    fileprivate mutating func setConfidence(_ confidence: Double) {
        for line in indices {
            for word in self[line].words.indices { self[line].words[word].confidence = confidence }
        }
    }
}

extension Box {
    /// In parts of the page's height in both directions.
    fileprivate func stretched(_ aspect: Double) -> Box {
        Box(x: x * aspect, y: y, width: width * aspect, height: height)
    }

    /// The part of it that lies on the page.
    package var clamped: Box {
        let left = min(max(x, 0), 1)
        let top = min(max(y, 0), 1)
        return Box(
            x: left, y: top, width: min(max(maxX, left), 1) - left, height: min(max(maxY, top), 1) - top)
    }
}
