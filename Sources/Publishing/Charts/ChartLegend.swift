/// Which mark is which series: entries in as many rows as they need.
struct ChartLegend: Hashable {
    private struct Entry: Hashable {
        let name: String
        let mark: SeriesMark
        let x: Double
        let row: Int
    }

    private let isLine: Bool
    private let swatchWidth: Double
    private let entries: [Entry]

    init(_ chart: Chart) {
        isLine = chart.kind == .line
        swatchWidth = isLine ? 26 : 16
        var entries: [Entry] = []
        var (x, row) = (0.0, 0)
        for (index, series) in chart.series.enumerated() where chart.series.count > 1 {
            let name = TextWidth.cut(
                series.name.shown(limit: 80), to: ChartStyle.longestSeries, size: ChartStyle.textSize)
            let width = swatchWidth + 6 + TextWidth.of(name, size: ChartStyle.textSize)
            if x > 0, x + width > ChartStyle.width {
                (x, row) = (0, row + 1)
            }
            entries.append(Entry(name: name, mark: SeriesMark(series: index), x: x, row: row))
            x += width + 2 * ChartStyle.gap
        }
        self.entries = entries
    }

    var height: Double {
        entries.last.map { Double($0.row + 1) * ChartStyle.lineHeight + ChartStyle.gap } ?? 0
    }

    func shapes(top: Double) -> [Drawing.Shape] {
        entries.flatMap { entry -> [Drawing.Shape] in
            let base = top + Double(entry.row) * ChartStyle.lineHeight + 11
            let label = Drawing.Label(entry.name, at: Point(x: entry.x + swatchWidth + 6, y: base))
            return swatch(of: entry, middle: base - 4) + [.text(label)]
        }
    }

    private func swatch(of entry: Entry, middle: Double) -> [Drawing.Shape] {
        guard isLine else {
            return entry.mark.bar(Rectangle(x: entry.x, y: middle - 5, width: swatchWidth, height: 10))
        }
        let ends = [Point(x: entry.x, y: middle), Point(x: entry.x + swatchWidth, y: middle)]
        return [.line(ends, Drawing.Stroke(entry.mark.ink, width: 2, dash: entry.mark.dash))]
            + entry.mark.shapes(at: Point(x: entry.x + swatchWidth / 2, y: middle))
    }
}
