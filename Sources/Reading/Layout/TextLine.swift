package import Documents

/// A line of a page before the lines are numbered: its words from left to right.
package struct TextLine: Sendable, Hashable {
    package var words: [Word]
    /// The first line of a paragraph or column: an empty line goes before it in the text.
    package var startsBlock: Bool

    package init(words: [Word], startsBlock: Bool = false) {
        self.words = words
        self.startsBlock = startsBlock
    }

    package var box: Box? {
        words.dropFirst().reduce(words.first?.box) { box, word in box?.union(word.box) }
    }
}

extension TextLine {
    /// Letters and digits.
    var signs: Int { words.reduce(0) { $0 + $1.signs } }
}

extension Word {
    /// Letters and digits.
    var signs: Int { text.lazy.count { $0.isLetter || $0.isNumber } }
}

extension [TextLine] {
    /// Marks as a block's first every line that stands clear of the one before it: by more than 0.7 of their
    /// height below it, or higher on the page than it, as in a new column.
    package func markingBlocks() -> [TextLine] {
        var lines = self
        for index in lines.indices.dropFirst() {
            guard let above = lines[index - 1].box, let box = lines[index].box else { continue }
            let height = Swift.min(above.height, box.height)
            lines[index].startsBlock = box.y - above.maxY > 0.7 * height || box.maxY < above.y
        }
        return lines
    }

    /// The page's words, numbered by line.
    package var words: [Word] {
        enumerated().flatMap { number, line in
            line.words.map { word in
                var word = word
                word.line = number
                return word
            }
        }
    }

    package var text: String {
        var text = ""
        for line in self {
            if !text.isEmpty { text += line.startsBlock ? "\n\n" : "\n" }
            text += line.words.map(\.text).joined(separator: " ")
        }
        return text
    }

    /// Mean confidence of the words, weighted by length; 0 without words.
    package var confidence: Double {
        var sum = 0.0
        var length = 0.0
        for word in lazy.flatMap(\.words) {
            let weight = Double(word.text.count)
            sum += word.confidence * weight
            length += weight
        }
        return length > 0 ? sum / length : 0
    }
}
