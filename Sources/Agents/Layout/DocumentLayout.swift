import Documents

/// All lines of the pages that the analyzer looks at.
struct DocumentLayout: Sendable {
    /// Facts stand at the beginning or the end of a document; the middle of a long one is not searched.
    static let firstPages = 12
    static let lastPages = 3

    let pages: [PageLayout]
    let lines: [Line]
    /// For each line the index of its page in `pages`.
    let pageOfLine: [Int]

    init(_ document: ExtractedDocument) {
        let all = document.pages
        let looked =
            all.count <= Self.firstPages + Self.lastPages
            ? all[...] : all.prefix(Self.firstPages) + all.suffix(Self.lastPages)
        let pages = looked.map { PageLayout($0) }
        self.pages = pages
        lines = pages.flatMap(\.lines)
        pageOfLine = pages.enumerated().flatMap { index, page in page.lines.map { _ in index } }
    }

    func page(of span: Span) -> PageLayout { pages[pageOfLine[span.line]] }
    func text(_ span: Span) -> String { lines[span.line].text(span.range) }
    func area(_ span: Span) -> Area { lines[span.line].area(span.range) }
    func box(_ span: Span) -> Box? { lines[span.line].box(span.range) }

    /// The spans directly beneath in the same column, nearest first, as far as each follows the one above within
    /// `lineHeights` of its height.
    func column(below span: Span, limit: Int, lineHeights: Double = 1.6) -> [Span] {
        var column: [Span] = []
        let start = area(span)
        let textHeight = page(of: span).textHeight
        var bottom = start.bottom
        var number = span.line + 1
        while column.count < limit, number < lines.count, pageOfLine[number] == pageOfLine[span.line] {
            let line = lines[number]
            if line.area.top - bottom > lineHeights * max(start.height, textHeight) { break }
            if let beneath = segment(of: line, beneath: start) {
                column.append(Span(line: number, range: beneath))
                bottom = line.area(beneath).bottom
            }
            number += 1
        }
        return column
    }

    /// The segment that begins at the column's left edge, else the first that lies under it.
    private func segment(of line: Line, beneath start: Area) -> Range<Int>? {
        let under = line.segments.filter { segment in
            let area = line.area(segment)
            return area.overlapAcross(start) > 0.3 * min(area.width, start.width)
                && area.bottom > start.bottom
        }
        let aligned = under.first { abs(line.area($0).left - start.left) < 1.5 * start.height }
        if let aligned { return aligned }
        guard let first = under.first, line.area(first).left < start.left - 2 * start.height else {
            return under.first
        }
        // Columns that stand close run together in one segment: cut it where a word begins at the edge.
        let cut = first.first { index in
            line.owners[index] >= 0 && (index == first.lowerBound || line.owners[index - 1] < 0)
                && abs(line.tokens[line.owners[index]].area.left - start.left) < 0.7 * start.height
        }
        return cut.map { $0..<first.upperBound } ?? first
    }
}
