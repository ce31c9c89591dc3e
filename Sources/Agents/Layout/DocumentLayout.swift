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
        var above = area(span)
        var number = span.line + 1
        while column.count < limit, number < lines.count, pageOfLine[number] == pageOfLine[span.line] {
            let line = lines[number]
            if line.area.top - above.bottom > lineHeights * max(above.height, page(of: span).textHeight) {
                break
            }
            let beneath = line.segments.first { segment in
                let area = line.area(segment)
                return area.overlapAcross(above) > 0.3 * min(area.width, above.width)
                    && area.top > above.middle
            }
            if let beneath {
                let next = Span(line: number, range: beneath)
                column.append(next)
                above = area(next)
            }
            number += 1
        }
        return column
    }
}
