extension ChartDrawing {
    /// Categories one below the other, values to the right.
    func lying(_ categories: CategoryAxis, _ legend: ChartLegend) -> Drawing {
        let nameRoom = categories.widest + ChartStyle.gap
        let axis = lyingAxis(width: ChartStyle.width - nameRoom)
        let isLabelled = chart.series.count == 1
        let valueRoom = isLabelled ? widestValue(axis) + ChartStyle.gap : 0
        let halfTick = Self.widest(axis.labels.map(\.text)) / 2
        let left = max(nameRoom + (isLabelled && axis.lower < 0 ? valueRoom : 0), halfTick)
        let area = Rectangle(
            x: left, y: headHeight(legend) + ChartStyle.gap,
            width: ChartStyle.width - left - max(valueRoom, halfTick),
            height: categories.lyingSlot * Double(chart.categories.count))
        let frame = PlotFrame(area: area, categories: chart.categories.count, isLying: true, axis: axis)

        var drawing = page(height: area.bottom + 2 * ChartStyle.lineHeight + 6)
        drawing.shapes = head(chart.categoryTitle, legend)
        for tick in axis.labels {
            let x = frame.point(category: 0, value: tick.value).x
            drawing.shapes += [
                frame.line(at: tick.value, Drawing.Stroke(.grid)),
                .text(
                    Drawing.Label(
                        tick.text, at: Point(x: x, y: area.bottom + 15), anchor: .middle, ink: .muted)),
            ]
        }
        drawing.shapes += marks(in: frame) + [base(of: frame)]
        for (index, label) in categories.labels.enumerated() {
            let at = Point(x: nameRoom - ChartStyle.gap, y: area.y + (Double(index) + 0.5) * frame.slot + 4)
            drawing.shapes.append(.text(Drawing.Label(label, at: at, anchor: .end)))
        }
        let end = Point(x: ChartStyle.width, y: area.bottom + 31)
        drawing.shapes.append(title(axis.title(chart.valueTitle), at: end, anchor: .end))
        return drawing
    }

    /// With as many labels as have room side by side.
    private func lyingAxis(width: Double) -> ValueAxis {
        let axes = [6, 5, 4, 3, 2, 1].lazy.map { ValueAxis(figures, unit: chart.unit, most: $0) }
        return axes.first { axis in
            let needed = Self.widest(axis.labels.map(\.text)) + ChartStyle.gap
            // Half of it at most goes to the values beside the bars.
            return needed * Double(axis.labels.count) < width * 0.6
        } ?? ValueAxis(figures, unit: chart.unit, most: 1)
    }
}
