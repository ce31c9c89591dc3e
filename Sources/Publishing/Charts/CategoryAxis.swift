/// Where a chart's categories are, and which of their names are written.
struct CategoryAxis: Hashable {
    let labels: [String]
    /// The bars lie, a category below the other, because their names need the room.
    let isLying: Bool

    /// The height that each category has when the bars lie.
    let lyingSlot: Double

    init(_ chart: Chart) {
        let bars = chart.kind == .bar ? Double(max(1, chart.series.count)) : 1
        lyingSlot = max(ChartStyle.lyingBar, bars * 9 + 8)
        let names = chart.categories.map { $0.shown(limit: 80) }
        isLying =
            (chart.kind == .bar || chart.kind == .stackedBar)
            && Double(names.count) * lyingSlot <= ChartStyle.highestLyingPlot && !Self.areOrdered(names)
            && !Self.fit(names, in: ChartStyle.width * 0.88)
        let longest = isLying ? ChartStyle.longestName : ChartStyle.longestCategory
        labels = names.map { TextWidth.cut($0, to: longest, size: ChartStyle.textSize) }
    }

    var widest: Double { Self.widest(labels) }

    /// Every how many categories a name has room, when all share this width.
    func step(width: Double) -> Int {
        guard labels.count > 1, width > 0 else { return 1 }
        let needed = (widest + ChartStyle.gap) * Double(labels.count) / width
        return Self.steps.first { Double($0) >= needed } ?? labels.count
    }

    /// Days by the week, hours by the quarter of a day, the rest by round numbers.
    private static let steps = [1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 14, 20, 25, 28, 40, 50, 100, 200, 500, 1000]

    private static func widest(_ labels: [String]) -> Double {
        labels.map { TextWidth.of($0, size: ChartStyle.textSize) }.max() ?? 0
    }

    private static func fit(_ names: [String], in width: Double) -> Bool {
        widest(names) + ChartStyle.gap <= width / Double(max(1, names.count))
    }

    /// Days, hours, ranges: who reads two of them knows those between, so they may be thinned. Names may not.
    private static func areOrdered(_ names: [String]) -> Bool {
        names.allSatisfy { name in
            name.first.map { $0.isNumber || "<>≤≥−-+.".contains($0) } ?? true
        }
    }
}
