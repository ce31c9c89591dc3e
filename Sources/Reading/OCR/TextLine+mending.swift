import Documents

extension [TextLine] {
    /// With the words of a second reading of the same page that the first has not, or was less sure of. The two divide the
    /// page differently, so each finds what the other's division cut.
    ///
    /// - Parameter other: boxes in fractions of the same picture.
    package func mended(with other: [TextLine], by rule: MendingRule) -> [TextLine] {
        let others = other.words
        var lines = map { line in
            var line = line
            line.words.removeAll { word in
                word.confidence < rule.kept && !others.contains { $0.box.isInPlace(of: word.box) }
            }
            return line
        }
        for word in others { lines.mend(with: word, by: rule) }
        return lines.filter { !$0.words.isEmpty }
    }

    private mutating func mend(with word: Word, by rule: MendingRule) {
        var known: [(line: Int, word: Int)] = []
        for (line, text) in enumerated() {
            for (index, other) in text.words.enumerated()
            where other.box.isInPlace(of: word.box) {
                known.append((line, index))
            }
        }
        guard let first = known.first else {
            if word.confidence > rule.believed, word.signs > 0 { place(word) }
            return
        }
        let confidence =
            known.map { self[$0.line].words[$0.word].confidence }.reduce(0, +) / Double(known.count)
        guard word.confidence > confidence + rule.margin else { return }
        self[first.line].words[first.word] = word
        for place in known.dropFirst().reversed() { self[place.line].words.remove(at: place.word) }
    }

    /// Puts a word into the line that it stands in, or into one of its own.
    private mutating func place(_ word: Word) {
        let beside = indices.filter { index in
            self[index].box.map { $0.y <= word.box.midY && word.box.midY <= $0.maxY } ?? false
        }
        guard let line = beside.min(by: { gap(from: word, to: $0) < gap(from: word, to: $1) }) else {
            self = inserting([TextLine(words: [word])], of: word.box)
            return
        }
        let before = self[line].words.firstIndex { $0.box.x > word.box.x }
        self[line].words.insert(word, at: before ?? self[line].words.count)
    }

    private func gap(from word: Word, to line: Int) -> Double {
        guard let box = self[line].box else { return .infinity }
        return Swift.max(box.x - word.box.maxX, word.box.x - box.maxX, 0)
    }
}
