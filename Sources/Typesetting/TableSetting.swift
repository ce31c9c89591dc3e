import CPango
import Publishing

/// A table on its way to paper: its layout, and how its rows are measured and drawn.
struct TableSetting {
    let table: Table
    let layout: TableLayout
    let headHeight: Double
    private let wording: Wording
    private let style: TextStyle
    private let lineHeight: Double
    private let ascent: Double

    /// What a cell shows of a long text.
    private static let mostLines = 24
    private static let continuedHeight = 14.0
    /// Above and below the text of a row.
    private static let padding = 2.6

    init(_ table: Table, _ wording: Wording, paper: Paper, with typesetter: borrowing Typesetter) {
        self.table = table
        self.wording = wording
        layout = TableLayout(table, wording, paper: paper)
        style = TextStyle(size: layout.textSize, mostLines: Self.mostLines)
        lineHeight = typesetter.size(of: "x", style).height
        ascent = typesetter.ascent(of: style)
        let head = Self.headStyle(size: layout.textSize)
        let heights = zip(table.columns, layout.columns).map { column, place in
            typesetter.height(of: column.title.shown(limit: 120), head, width: place.width)
        }
        headHeight = (heights.max() ?? lineHeight) + 2 * Self.padding
    }

    func height(of row: [Cell], isBold: Bool = false, with typesetter: borrowing Typesetter) -> Double {
        var style = style
        style.isBold = isBold
        let heights = zip(row, layout.columns).map { cell, column in
            let text = wording.text(of: cell).shown()
            // Most cells are one line, which their letters tell without setting them.
            return TextWidth.isKnown(text)
                && TextWidth.of(text, size: layout.textSize, isBold: isBold) <= column.width
                ? lineHeight : typesetter.height(of: text, style, width: column.width)
        }
        return max(lineHeight, heights.max() ?? 0) + 2 * Self.padding
    }

    /// Of the head where the table goes on, with its title above.
    var repeatedHeadHeight: Double { headHeight + (table.title.isEmpty ? 0 : Self.continuedHeight) }

    func drawRepeatedHead(in body: Rectangle, _ typesetter: borrowing Typesetter, _ pen: OpaquePointer?) {
        let offset = repeatedHeadHeight - headHeight
        if offset > 0 {
            typesetter.draw(
                "\(table.title.shown(limit: 200)), continued", .continued, at: Point(x: body.x, y: body.y),
                width: body.width, with: pen)
        }
        drawHead(
            in: Rectangle(x: body.x, y: body.y + offset, width: body.width, height: headHeight), typesetter,
            pen)
    }

    /// The head, with a strong line below.
    func drawHead(in area: Rectangle, _ typesetter: borrowing Typesetter, _ pen: OpaquePointer?) {
        let style = Self.headStyle(size: layout.textSize)
        for (column, place) in zip(table.columns, layout.columns) {
            let text = column.title.shown(limit: 120)
            // Heads of one and of two lines stand on the same line.
            let height = typesetter.height(of: text, style, width: place.width)
            typesetter.draw(
                text, style.aligned(column.isFigure ? .right : .left),
                at: Point(x: area.x + place.x, y: area.bottom - Self.padding - height), width: place.width,
                with: pen)
        }
        line(at: area.bottom, left: area.x, .axis, width: 0.9, pen)
    }

    func drawRow(
        _ row: [Cell], in area: Rectangle, isTotal: Bool = false, _ typesetter: borrowing Typesetter,
        _ pen: OpaquePointer?
    ) {
        if isTotal { line(at: area.y, left: area.x, .axis, width: 0.9, pen) }
        for (index, cell) in row.enumerated() where index < layout.columns.count {
            let place = layout.columns[index]
            var style = style.aligned(table.columns[index].isFigure ? .right : .left)
            style.isBold = isTotal
            // What has no sum is not unknown.
            if cell == .none {
                if isTotal { continue }
                style.ink = .muted
            }
            typesetter.draw(
                wording.text(of: cell).shown(), style, x: area.x + place.x,
                baseline: area.y + Self.padding + ascent, width: place.width, with: pen)
        }
        if !isTotal { line(at: area.bottom, left: area.x, .grid, width: 0.5, pen) }
    }

    func drawEmpty(in area: Rectangle, _ typesetter: borrowing Typesetter, _ pen: OpaquePointer?) {
        var style = style
        style.ink = .muted
        typesetter.draw(
            table.whenEmpty.shown(), style, at: Point(x: area.x, y: area.y + Self.padding), width: area.width,
            with: pen)
        line(at: area.bottom, left: area.x, .grid, width: 0.5, pen)
    }

    private func line(at y: Double, left: Double, _ ink: Ink, width: Double, _ pen: OpaquePointer?) {
        pen.drawLine(from: Point(x: left, y: y), to: Point(x: left + layout.width, y: y), ink, width: width)
    }

    private static func headStyle(size: Double) -> TextStyle {
        TextStyle(size: size - 0.3, isBold: true, ink: .muted, mostLines: 5)
    }
}
