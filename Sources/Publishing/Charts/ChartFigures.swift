import Foundation

/// A chart's values, checked: one for each category, and none that can't be drawn.
struct ChartFigures: Hashable {
    /// By series, then by category.
    let values: [[Double?]]
    /// What the axis must span.
    let range: ClosedRange<Double>
    let isEmpty: Bool

    /// No figure of a report is larger; beyond it, sums and differences might not be finite.
    private static let largest = 1e18

    init(_ chart: Chart) {
        let values = chart.series.map { series in
            chart.categories.indices.map { index -> Double? in
                guard index < series.values.count, let value = series.values[index], value.isFinite else {
                    return nil
                }
                return max(-Self.largest, min(value, Self.largest))
            }
        }
        let known = values.joined().compactMap { $0 }
        self.values = values
        isEmpty = known.isEmpty
        let ends =
            chart.kind == .stackedBar
            ? Self.sums(of: values, categories: chart.categories.count).flatMap { [$0.below, $0.above] }
            : known
        let (least, most) = (ends.min() ?? 0, ends.max() ?? 0)
        range =
            chart.kind == .line && Self.isNarrow(least, most) ? least...most : min(0, least)...max(0, most)
    }

    /// What is stacked below and above zero.
    private static func sums(of values: [[Double?]], categories: Int) -> [(below: Double, above: Double)] {
        (0..<categories).map { category in
            values.reduce(into: (below: 0.0, above: 0.0)) { sum, series in
                let value = series[category] ?? 0
                if value < 0 { sum.below += value } else { sum.above += value }
            }
        }
    }

    /// Lines far from zero and close together, as 99.2 to 99.9 %, would all be one flat line on an axis from zero.
    private static func isNarrow(_ least: Double, _ most: Double) -> Bool {
        least > 0 && most > least && most - least < most / 5
    }
}
