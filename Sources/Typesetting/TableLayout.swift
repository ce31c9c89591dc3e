import Publishing

/// How wide each column of a table is, how large its text, and whether its pages lie; from the widths of its texts alone.
struct TableLayout: Hashable {
    struct Column: Hashable {
        let x: Double
        let width: Double
    }

    let columns: [Column]
    let textSize: Double
    let isLandscape: Bool
    /// Of the whole table.
    let width: Double

    /// Tried in this order: smaller letters before a turned page, both before columns that are too narrow.
    private static let attempts: [(size: Double, isLandscape: Bool)] = [
        (8, false), (7.2, false), (8, true), (7.2, true), (6.2, true),
    ]
    private static let gaps = 10.0...26.0

    init(_ table: Table, _ wording: Wording, paper: Paper) {
        let demands = table.columns.indices.map { ColumnDemand(table, column: $0, wording) }
        let gapsBetween = Double(max(0, demands.count - 1))
        func room(_ attempt: (size: Double, isLandscape: Bool)) -> Double {
            PageShape(paper, isLandscape: attempt.isLandscape).body.width - gapsBetween * Self.gaps.lowerBound
        }
        func first(thatFits width: (ColumnDemand) -> Double) -> (size: Double, isLandscape: Bool)? {
            let needed = demands.reduce(0) { $0 + width($1) }
            return Self.attempts.first { needed * $0.size <= room($0) }
        }
        // Upright with every cell on one line, else as large as it goes with some text broken into lines.
        let onOneLine = first(thatFits: \.most).flatMap { $0.isLandscape ? nil : $0 }
        let chosen = onOneLine ?? first(thatFits: \.least) ?? (6.2, true)
        textSize = chosen.size
        isLandscape = chosen.isLandscape
        let widths = Self.share(room(chosen), among: demands, textSize: chosen.size)
        let used = widths.reduce(0, +)
        let full = PageShape(paper, isLandscape: chosen.isLandscape).body.width
        // A table that nearly fills the page is spread over all of it; a small one stays together.
        let even = gapsBetween > 0 ? (full - used) / gapsBetween : 0
        let gap = used + gapsBetween * Self.gaps.upperBound < full * 0.6 ? Self.gaps.upperBound : even
        var columns: [Column] = []
        var x = 0.0
        for width in widths {
            columns.append(Column(x: x, width: width))
            x += width + gap
        }
        self.columns = columns
        width = columns.last.map { $0.x + $0.width } ?? 0
    }

    /// Every column gets what it needs. Of what is left all get the same, up to what they would like: short texts stay
    /// on one line, and the longest is broken into more.
    private static func share(_ room: Double, among demands: [ColumnDemand], textSize: Double) -> [Double] {
        let least = demands.map { $0.least * textSize }
        let most = demands.map { $0.most * textSize }
        let (sumLeast, sumMost) = (least.reduce(0, +), most.reduce(0, +))
        if sumMost <= room { return most }
        if sumLeast >= room { return least.map { $0 * room / sumLeast } }
        var widths = least
        var left = room - sumLeast
        var waiting = demands.indices.sorted { most[$0] - least[$0] < most[$1] - least[$1] }
        while let next = waiting.first {
            let part = min(most[next] - least[next], left / Double(waiting.count))
            widths[next] += part
            left -= part
            waiting.removeFirst()
        }
        return widths
    }
}

/// What a column needs, in multiples of the size of its text.
private struct ColumnDemand {
    /// Below it words break in the middle.
    let least: Double
    /// Above it nothing becomes better.
    let most: Double

    /// A column of text is not wider than some ten words, and narrower rather than turning the page.
    private static let widestText = 34.0
    private static let widestWord = 14.0
    private static let comfortable = 11.0

    init(_ table: Table, column: Int, _ wording: Wording) {
        var (whole, word, rigid) = (0.0, 0.0, 0.0)
        for row in table.rows + (table.totals.map { [$0] } ?? []) where column < row.count {
            let text = wording.text(of: row[column]).shown()
            let width = TextWidth.of(text, size: 1)
            if row[column].isText {
                whole = max(whole, width)
                word = max(word, width <= Self.comfortable ? width : Self.longestWord(text))
            } else {
                rigid = max(rigid, width)
            }
        }
        let title = table.columns[column].title.shown(limit: 120)
        let head = min(TextWidth.of(title, size: 1, isBold: true), Self.widestText)
        let headWord = min(Self.longestWord(title, isBold: true), Self.widestWord)
        let hasTotals = table.totals != nil
        // Totals are bold, which is wider.
        let figures = hasTotals ? rigid * 1.17 : rigid
        let text = min(whole, Self.widestText)
        least = max(figures, headWord, min(text, max(Self.comfortable, min(word, Self.widestWord))))
        most = max(least, text, min(head, max(figures, 9)))
    }

    private static func longestWord(_ text: String, isBold: Bool = false) -> Double {
        text.split(separator: " ").map { TextWidth.of(String($0), size: 1, isBold: isBold) }.max() ?? 0
    }
}
