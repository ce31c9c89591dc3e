import Documents

extension PDFTextLayer {
    /// Puts what was filled into a form where it is seen: after its label, if that stands in the same line, else as
    /// lines of its own between those above and below it.
    mutating func fill(_ values: [PDFFieldValue]) {
        for value in values {
            let rows = Self.rows(of: value)
            if rows.count == 1, let line = lines.firstIndex(where: { Self.stands(value.box, in: $0) }) {
                let place = lines[line].words.firstIndex { $0.box.x > value.box.x }
                lines[line].words.insert(contentsOf: rows[0].words, at: place ?? lines[line].words.endIndex)
            } else {
                let below = lines.firstIndex { ($0.box?.midY ?? 0) > value.box.midY }
                lines.insert(contentsOf: rows, at: below ?? lines.endIndex)
            }
        }
    }

    private static func stands(_ box: Box, in line: TextLine) -> Bool {
        guard let area = line.box else { return false }
        let shared = min(area.maxY, box.maxY) - max(area.y, box.y)
        return shared > 0.5 * min(area.height, box.height)
    }

    /// Words side by side in the field, each as wide as its part of the row.
    private static func rows(of value: PDFFieldValue) -> [TextLine] {
        let rows = value.text.split(whereSeparator: \.isNewline)
        let height = value.box.height / Double(max(1, rows.count))
        return rows.enumerated().compactMap { number, row in
            var words: [Word] = []
            var column = 0
            for part in row.split(omittingEmptySubsequences: false, whereSeparator: \.isWhitespace) {
                let text = WordText.normalise(String(part))
                if !text.isEmpty {
                    let box = Box(
                        x: value.box.x + value.box.width * Double(column) / Double(row.count),
                        y: value.box.y + height * Double(number),
                        width: value.box.width * Double(part.count) / Double(row.count), height: height)
                    words.append(Word(text: text, box: box, confidence: 1, line: 0))
                }
                column += part.count + 1
            }
            return words.isEmpty ? nil : TextLine(words: words)
        }
    }
}
