/// Amounts set beneath one another whose last is the sum of those above: a column with its total.
struct AmountColumns {
    struct Column {
        let members: [Span]
        let sum: Span
    }

    /// The columns of three or more amounts that add up.
    let summed: [Column]

    init(_ hits: [AmountHit], layout: DocumentLayout) {
        var columns: [(hits: [AmountHit], area: Area)] = []
        // Where the page's columns begin in `columns`: earlier pages need no look.
        var firstOfPage = 0
        var lastPage = -1
        for hit in hits where hit.money.decimals == 2 {
            let area = layout.area(hit.span)
            let page = layout.pageOfLine[hit.span.line]
            if page != lastPage {
                lastPage = page
                firstOfPage = columns.count
            }
            let index = columns[firstOfPage...].lastIndex { column in
                abs(column.area.right - area.right) < 0.8 * area.height
                    && area.top - column.area.bottom < 4 * area.height && area.top > column.area.top
            }
            if let index {
                columns[index].hits.append(hit)
                columns[index].area = area
            } else {
                columns.append(([hit], area))
            }
        }
        summed = columns.compactMap { column, _ in
            guard column.count >= 3, let last = column.last else { return nil }
            let parts = column.dropLast().reduce(0) { $0 + $1.money.cents }
            guard parts == last.money.cents, last.money.cents != 0 else { return nil }
            return Column(members: column.map(\.span), sum: last.span)
        }
    }
}
