import Foundation

/// The axis of a chart's values: where it begins and ends, and what is written along it.
struct ValueAxis: Hashable {
    let ticks: AxisTicks
    let scale: ValueScale
    /// In the chart's own unit.
    let lower: Double
    let upper: Double

    init(_ figures: ChartFigures, unit: Chart.Unit, most: Int) {
        let range = figures.range
        scale = ValueScale(unit, largest: max(abs(range.lowerBound), abs(range.upperBound)))
        // An axis of zeros shows what one would be.
        let top = range.lowerBound == 0 && range.upperBound == 0 ? scale.unitOfNothing : range.upperBound
        ticks = AxisTicks(
            from: range.lowerBound / scale.divisor, to: top / scale.divisor, most: most,
            isWhole: scale.isWhole)
        lower = ticks.lower * scale.divisor
        upper = ticks.upper * scale.divisor
    }

    /// From 0 at the lower end to 1 at the upper.
    func place(of value: Double) -> Double { (value - lower) / (upper - lower) }

    var labels: [(value: Double, text: String)] {
        ticks.values.map { tick in
            let value = tick * scale.divisor
            return (value, scale.label(of: value, digits: ticks.digits))
        }
    }

    /// Of one bar, with three figures of the largest.
    func label(of value: Double) -> String {
        let largest = max(abs(ticks.lower), abs(ticks.upper))
        return scale.label(of: value, digits: scale.isWhole ? 0 : max(0, 2 - Int(floor(log10(largest)))))
    }

    /// `Time to store`, `Spend (EUR)`; a unit that the title names already is not said twice.
    func title(_ title: String) -> String {
        guard let unit = scale.titleUnit, !unit.isEmpty, !title.lowercased().contains(unit.lowercased())
        else {
            return title
        }
        return title.isEmpty ? unit : "\(title) (\(unit))"
    }
}

extension ValueScale {
    fileprivate var unitOfNothing: Double { suffix == " %" ? 1 : divisor }
}
