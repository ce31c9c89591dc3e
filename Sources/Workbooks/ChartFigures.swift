import Foundation
import Publishing

/// A chart's values in a unit that its axis can show: minutes rather than thousands of seconds.
struct ChartFigures {
    /// By series, then by category; nil where nothing is known.
    let values: [[Double?]]
    let numberFormat: String
    /// `Time to store (min)`
    let axisTitle: String

    init(_ chart: Chart) {
        let known = chart.series.flatMap(\.values).compactMap(\.self).filter(\.isFinite)
        let scale = Scale(chart.unit, largest: known.map(abs).max() ?? 0)
        values = chart.series.map { series in
            chart.categories.indices.map { index in
                guard index < series.values.count, let value = series.values[index], value.isFinite else {
                    return nil
                }
                return value / scale.factor
            }
        }
        numberFormat = scale.numberFormat
        let title = chart.valueTitle.shown(limit: 120)
        // A count says itself what it counts: `Documents (documents)` would say it twice.
        axisTitle = scale.unit.lowercased() == title.lowercased() ? title : "\(title) (\(scale.unit))"
    }

    var isEmpty: Bool { !values.joined().contains { $0 != nil } }

    private struct Scale {
        let factor: Double
        let unit: String
        var numberFormat = "#,##0.##"

        init(_ unit: Chart.Unit, largest: Double) {
            switch unit {
            case .count(let things): (factor, self.unit, numberFormat) = (1, things.shown(limit: 40), "#,##0")
            case .seconds:
                (factor, self.unit) =
                    largest < 120 ? (1, "s") : largest < 7200 ? (60, "min") : (3600, "h")
            case .bytes:
                (factor, self.unit) =
                    largest < 1e4
                    ? (1, "B") : largest < 1e7 ? (1e3, "kB") : largest < 1e10 ? (1e6, "MB") : (1e9, "GB")
            case .percent: (factor, self.unit, numberFormat) = (1, "%", "0.##%")
            case .money(let currency): (factor, self.unit) = (1, currency.shown(limit: 10))
            case .other(let sign): (factor, self.unit) = (1, sign.shown(limit: 40))
            }
        }
    }
}
