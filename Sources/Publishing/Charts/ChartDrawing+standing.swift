extension ChartDrawing {
    /// Categories along the bottom, values upwards.
    func standing(_ categories: CategoryAxis, _ legend: ChartLegend) -> Drawing {
        let axis = ValueAxis(figures, unit: chart.unit, most: 5)
        let tickRoom = Self.widest(axis.labels.map(\.text)) + ChartStyle.gap
        // The first and the last name stand in the middle of their categories and may reach out of the area.
        let count = Double(chart.categories.count)
        let narrowest = ChartStyle.width - max(tickRoom, categories.widest / 2) - categories.widest / 2
        let overhang = max(0, (categories.widest - narrowest / count) / 2)
        let left = max(tickRoom, overhang)
        let width = ChartStyle.width - left - overhang
        let isLabelled = labelsValues(slot: width / count, axis)
        let area = Rectangle(
            x: left, y: headHeight(legend) + (isLabelled ? ChartStyle.lineHeight : 4),
            width: width, height: ChartStyle.plotHeight)
        let frame = PlotFrame(area: area, categories: chart.categories.count, isLying: false, axis: axis)
        // Where bars hang down to the end of the axis, their values stand between them and the names.
        let nameTop = area.bottom + (isLabelled && axis.lower < 0 ? ChartStyle.lineHeight : 0)

        var drawing = page(height: nameTop + 2 * ChartStyle.lineHeight + 8)
        drawing.shapes = head(axis.title(chart.valueTitle), legend)
        for tick in axis.labels {
            let at = Point(x: area.x - ChartStyle.gap, y: frame.point(category: 0, value: tick.value).y + 4)
            drawing.shapes += [
                frame.line(at: tick.value, Drawing.Stroke(.grid)),
                .text(Drawing.Label(tick.text, at: at, anchor: .end, ink: .muted)),
            ]
        }
        drawing.shapes += marks(in: frame) + [base(of: frame)]
        for index in stride(from: 0, to: categories.labels.count, by: categories.step(width: area.width)) {
            let at = Point(x: area.x + (Double(index) + 0.5) * frame.slot, y: nameTop + 18)
            drawing.shapes.append(
                .text(Drawing.Label(categories.labels[index], at: at, anchor: .middle, ink: .muted)))
        }
        drawing.shapes.append(
            title(chart.categoryTitle, at: Point(x: area.right, y: nameTop + 34), anchor: .end))
        return drawing
    }
}
