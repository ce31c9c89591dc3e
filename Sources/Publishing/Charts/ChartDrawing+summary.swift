extension ChartDrawing {
    /// The chart in words, for who can't see it.
    var summary: String {
        guard !figures.isEmpty else { return chart.whenEmpty.shown(limit: 200) }
        let count = chart.categories.count
        let first = chart.categories.first?.shown(limit: 80) ?? ""
        let last = chart.categories.last?.shown(limit: 80) ?? ""
        let span = count == 1 ? first : "\(count) categories from \(first) to \(last)"
        return (["\(kindName), \(span)."] + chart.series.indices.map(line)).joined(separator: " ")
    }

    private var kindName: String {
        switch chart.kind {
        case .line: "Line chart"
        case .bar: "Bar chart"
        case .stackedBar: "Stacked bar chart"
        case .histogram: "Histogram"
        }
    }

    private func line(_ series: Int) -> String {
        let name = chart.series[series].name.shown(limit: 80)
        let known = figures.values[series].compactMap { $0 }
        guard let least = known.min(), let most = known.max() else { return "\(name): nothing." }
        return least == most
            ? "\(name): \(chart.unit.text(of: most))."
            : "\(name): \(chart.unit.text(of: least)) to \(chart.unit.text(of: most))."
    }
}
