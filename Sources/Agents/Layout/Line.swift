import Documents

/// One visual line of a page: all words that stand beside each other, across columns.
struct Line: Sendable {
    /// The page's number, from 1.
    let page: Int
    /// The line's place on its page, from 0.
    let number: Int
    let tokens: [Token]
    /// The words' scalars with a `Gap` between each two.
    let scalars: [Unicode.Scalar]
    /// For each scalar the index of its token; -1 for a gap.
    let owners: [Int]
    let area: Area

    init(page: Int, number: Int, tokens: [Token]) {
        self.page = page
        self.number = number
        self.tokens = tokens
        var scalars: [Unicode.Scalar] = []
        var owners: [Int] = []
        var area = tokens[0].area
        let heights = tokens.map(\.area.height).sorted()
        let height = max(heights[heights.count / 2], 1)
        for (index, token) in tokens.enumerated() {
            if index > 0 {
                let ratio = (token.area.left - tokens[index - 1].area.right) / height
                scalars.append(Gap.scalar(forRatio: ratio))
                owners.append(-1)
            }
            for scalar in token.text.unicodeScalars {
                scalars.append(scalar)
                owners.append(index)
            }
            area = area.union(token.area)
        }
        self.scalars = scalars
        self.owners = owners
        self.area = area
    }

    /// The text of a range of scalars, every gap a space.
    func text(_ range: Range<Int>) -> String {
        var text = String.UnicodeScalarView()
        for index in range {
            text.append(owners[index] < 0 ? " " : scalars[index])
        }
        return String(text)
    }

    var text: String { text(0..<scalars.count) }

    /// The tokens that a range of scalars touches.
    func tokenRange(_ range: Range<Int>) -> Range<Int>? {
        let touched = range.lazy.map { owners[$0] }.filter { $0 >= 0 }
        guard let first = touched.first, let last = touched.last else { return nil }
        return first..<(last + 1)
    }

    /// Where a range of scalars stands. Within a word the share of its scalars is cut out of its box.
    func area(_ range: Range<Int>) -> Area {
        guard let touched = tokenRange(range) else { return area }
        var result = tokens[touched.lowerBound].area
        for token in tokens[touched] {
            result = result.union(token.area)
        }
        return result
    }

    /// The box to show for a range of scalars: the union of its words.
    func box(_ range: Range<Int>) -> Box? {
        guard let touched = tokenRange(range) else { return nil }
        return tokens[touched].compactMap(\.box).reduce(nil) { box, next in box?.union(next) ?? next }
    }

    /// The mean confidence of the words of a range.
    func confidence(_ range: Range<Int>) -> Double {
        guard let touched = tokenRange(range) else { return 0 }
        return tokens[touched].reduce(0) { $0 + $1.confidence } / Double(touched.count)
    }

    /// The runs of words between wide gaps, as ranges of scalars.
    var segments: [Range<Int>] {
        var segments: [Range<Int>] = []
        var start = 0
        for (index, scalar) in scalars.enumerated() where scalar == Gap.wide && owners[index] < 0 {
            segments.append(start..<index)
            start = index + 1
        }
        segments.append(start..<scalars.count)
        return segments
    }

    /// The run of words around a place, as wide gaps bound it.
    func segment(around place: Int) -> Range<Int> {
        var start = min(place, scalars.count - 1)
        var end = start
        while start > 0, scalars[start - 1] != Gap.wide { start -= 1 }
        while end < scalars.count, scalars[end] != Gap.wide { end += 1 }
        return start..<max(start, end)
    }
}
