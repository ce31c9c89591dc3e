extension ChartDrawing {
    /// The bars of all series side by side in each category; those of a histogram touch.
    func bars(in frame: PlotFrame) -> [Drawing.Shape] {
        let share = chart.kind == .histogram ? 1 : ChartStyle.barShare
        let count = Double(max(1, chart.series.count))
        let thickness = min(frame.slot * share / count, frame.isLying ? .infinity : thickest)
        let isLabelled = labelsValues(slot: frame.slot, frame.axis) || (frame.isLying && count == 1)
        var shapes: [Drawing.Shape] = []
        for (series, values) in figures.values.enumerated() {
            let mark = SeriesMark(series: series)
            let offset = (Double(series) - (count - 1) / 2) * thickness / frame.slot
            for (category, value) in values.enumerated() {
                guard let value else { continue }
                let middle = Double(category) + 0.5 + offset
                let bar = frame.bar(category: middle, thickness: thickness, from: 0, to: value)
                shapes += mark.bar(bar, hint: hint(series: series, category: category, value))
                if chart.kind == .histogram, frame.slot > 4, category > 0 {
                    shapes.append(edge(at: Point(x: bar.x, y: bar.y), length: bar.height))
                }
                if isLabelled { shapes.append(label(value, at: middle, in: frame)) }
            }
        }
        return shapes
    }

    /// The bars of a category one upon the other, what is negative below zero.
    func stacks(in frame: PlotFrame) -> [Drawing.Shape] {
        let thickness = min(
            frame.slot * ChartStyle.barShare, frame.isLying ? .infinity : ChartStyle.thickestBar)
        var shapes: [Drawing.Shape] = []
        for category in chart.categories.indices {
            var (above, below) = (0.0, 0.0)
            for (series, values) in figures.values.enumerated() {
                guard let value = values[category], value != 0 else { continue }
                let from = value < 0 ? below : above
                let bar = frame.bar(
                    category: Double(category) + 0.5, thickness: thickness, from: from, to: from + value)
                shapes += SeriesMark(series: series).bar(
                    bar, hint: hint(series: series, category: category, value))
                if value < 0 { below += value } else { above += value }
            }
        }
        return shapes
    }

    /// A single series of few bars says its values itself.
    func labelsValues(slot: Double, _ axis: ValueAxis) -> Bool {
        chart.kind == .bar && chart.series.count == 1 && chart.categories.count <= ChartStyle.mostLabelledBars
            && widestValue(axis) + 4 <= slot
    }

    func widestValue(_ axis: ValueAxis) -> Double {
        Self.widest(figures.values.joined().compactMap { $0 }.map { axis.label(of: $0) })
    }

    private var thickest: Double { chart.kind == .histogram ? .infinity : ChartStyle.thickestBar }

    private func label(_ value: Double, at category: Double, in frame: PlotFrame) -> Drawing.Shape {
        var at = frame.point(category: category, value: value)
        let text = frame.axis.label(of: value)
        if frame.isLying {
            at.x += value < 0 ? -5 : 5
            at.y += 4
            return .text(Drawing.Label(text, at: at, anchor: value < 0 ? .end : .start, ink: .muted))
        }
        at.y += value < 0 ? 13 : -5
        return .text(Drawing.Label(text, at: at, anchor: .middle, ink: .muted))
    }

    private func edge(at point: Point, length: Double) -> Drawing.Shape {
        .line([point, Point(x: point.x, y: point.y + length)], Drawing.Stroke(.paper))
    }

    /// `Invoices, 2026-11-24: 1,234 documents`
    func hint(series: Int, category: Int, _ value: Double) -> String {
        let place = chart.categories[category]
        let name = chart.series.count > 1 ? chart.series[series].name + ", " : ""
        return "\(name)\(place): \(chart.unit.text(of: value))".shown(limit: 200)
    }
}
