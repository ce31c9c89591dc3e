/// Draws a chart: the axes here, what they measure in `+bars` and `+lines`.
package struct ChartDrawing {
    let chart: Chart
    let figures: ChartFigures

    package init(_ chart: Chart) {
        self.chart = chart
        figures = ChartFigures(chart)
    }

    /// The chart without its title, which stands above it as text.
    package var drawing: Drawing {
        guard !figures.isEmpty else { return emptyDrawing }
        let categories = CategoryAxis(chart)
        let axis = ValueAxis(figures, unit: chart.unit, most: categories.isVertical ? 6 : 5)
        let legend = ChartLegend(chart)
        let headHeight = ChartStyle.lineHeight + legend.height + ChartStyle.gap
        return categories.isVertical
            ? lying(categories, axis, legend, top: headHeight)
            : standing(categories, axis, legend, top: headHeight)
    }

    private func standing(
        _ categories: CategoryAxis, _ axis: ValueAxis, _ legend: ChartLegend, top: Double
    ) -> Drawing {
        let ticks = axis.labels
        let left = Self.widest(ticks.map(\.text)) + ChartStyle.gap
        let step = categories.step(width: ChartStyle.width - left)
        // The first and the last name stand in the middle of their categories and may reach out of the area.
        let slot = (ChartStyle.width - left) / Double(chart.categories.count)
        let overhang = max(0, (categories.widest - slot) / 2)
        let valueRoom = labelsValues(slot: slot, axis) ? ChartStyle.lineHeight : 4
        let area = Rectangle(
            x: max(left, overhang), y: top + valueRoom,
            width: ChartStyle.width - max(left, overhang) - overhang, height: ChartStyle.plotHeight)
        let frame = PlotFrame(area: area, categories: chart.categories.count, isLying: false, axis: axis)

        var drawing = emptyPage(height: area.bottom + 2 * ChartStyle.lineHeight + 6)
        drawing.shapes = head(axis.title(chart.valueTitle), legend)
        for tick in ticks {
            let at = frame.point(category: 0, value: tick.value)
            drawing.shapes += [
                frame.line(at: tick.value, Drawing.Stroke(.grid)),
                .text(
                    Drawing.Label(
                        tick.text, at: Point(x: area.x - ChartStyle.gap, y: at.y + 4), anchor: .end,
                        ink: .muted)),
            ]
        }
        drawing.shapes += marks(in: frame) + base(of: frame)
        let shown = max(step, categories.step(width: area.width))
        for index in stride(from: 0, to: categories.labels.count, by: shown) {
            let middle = area.x + (Double(index) + 0.5) * frame.slot
            drawing.shapes.append(
                .text(
                    Drawing.Label(
                        categories.labels[index], at: Point(x: middle, y: area.bottom + 15), anchor: .middle,
                        ink: .muted)))
        }
        drawing.shapes.append(
            title(chart.categoryTitle, at: Point(x: area.right, y: area.bottom + 31), anchor: .end))
        return drawing
    }

    private func lying(
        _ categories: CategoryAxis, _ axis: ValueAxis, _ legend: ChartLegend, top: Double
    ) -> Drawing {
        let ticks = axis.labels
        let perCategory = chart.kind == .bar ? Double(max(1, chart.series.count)) : 1
        let slot = max(ChartStyle.lyingBar, perCategory * 9 + 8)
        let left = categories.widest + ChartStyle.gap
        let valueRoom = max(
            chart.series.count == 1 ? widestValue(axis) + ChartStyle.gap : 0,
            TextWidth.of(ticks.last?.text ?? "", size: ChartStyle.textSize) / 2)
        let leftRoom = axis.lower < 0 && chart.series.count == 1 ? widestValue(axis) + ChartStyle.gap : 0
        let titleRoom = ChartStyle.lineHeight
        let area = Rectangle(
            x: left + leftRoom, y: top + titleRoom, width: ChartStyle.width - left - leftRoom - valueRoom,
            height: slot * Double(chart.categories.count))
        let frame = PlotFrame(area: area, categories: chart.categories.count, isLying: true, axis: axis)

        var drawing = emptyPage(height: area.bottom + 2 * ChartStyle.lineHeight + 6)
        drawing.shapes = head(chart.categoryTitle, legend)
        for tick in ticks {
            let at = frame.point(category: Double(chart.categories.count), value: tick.value)
            drawing.shapes += [
                frame.line(at: tick.value, Drawing.Stroke(.grid)),
                .text(
                    Drawing.Label(tick.text, at: Point(x: at.x, y: at.y + 15), anchor: .middle, ink: .muted)),
            ]
        }
        drawing.shapes += marks(in: frame) + base(of: frame)
        for (index, label) in categories.labels.enumerated() {
            let middle = area.y + (Double(index) + 0.5) * frame.slot
            drawing.shapes.append(
                .text(Drawing.Label(label, at: Point(x: left - ChartStyle.gap, y: middle + 4), anchor: .end)))
        }
        drawing.shapes.append(
            title(
                axis.title(chart.valueTitle), at: Point(x: ChartStyle.width, y: area.bottom + 31),
                anchor: .end))
        return drawing
    }

    private func marks(in frame: PlotFrame) -> [Drawing.Shape] {
        switch chart.kind {
        case .line: lines(in: frame)
        case .bar, .histogram: bars(in: frame)
        case .stackedBar: stacks(in: frame)
        }
    }

    /// The line that bars stand on, or that values below zero hang from.
    private func base(of frame: PlotFrame) -> [Drawing.Shape] {
        let isInside = frame.axis.lower <= 0 && frame.axis.upper >= 0
        return [frame.line(at: isInside ? 0 : frame.axis.lower, Drawing.Stroke(.axis, width: 1.2))]
    }

    private func head(_ text: String, _ legend: ChartLegend) -> [Drawing.Shape] {
        [title(text, at: Point(x: 0, y: 12), anchor: .start)]
            + legend.shapes(top: ChartStyle.lineHeight + ChartStyle.gap)
    }

    private func title(_ text: String, at point: Point, anchor: Drawing.Label.Anchor) -> Drawing.Shape {
        let cut = TextWidth.cut(text.shown(limit: 120), to: ChartStyle.width / 2, size: ChartStyle.textSize)
        return .text(Drawing.Label(cut, at: point, anchor: anchor, ink: .muted))
    }

    private var emptyDrawing: Drawing {
        var drawing = emptyPage(height: ChartStyle.emptyHeight)
        let text = TextWidth.cut(
            chart.whenEmpty.shown(limit: 200), to: ChartStyle.width - 40, size: ChartStyle.textSize + 1)
        drawing.shapes = [
            .line([Point(x: 0, y: 1), Point(x: ChartStyle.width, y: 1)], Drawing.Stroke(.grid)),
            .line([Point(x: 0, y: 89), Point(x: ChartStyle.width, y: 89)], Drawing.Stroke(.grid)),
            .text(
                Drawing.Label(
                    text, at: Point(x: ChartStyle.width / 2, y: 48), anchor: .middle,
                    size: ChartStyle.textSize + 1, ink: .muted)),
        ]
        return drawing
    }

    private func emptyPage(height: Double) -> Drawing {
        Drawing(
            size: Size(width: ChartStyle.width, height: height), title: chart.title.shown(), summary: summary)
    }

    static func widest(_ texts: [String]) -> Double {
        texts.map { TextWidth.of($0, size: ChartStyle.textSize) }.max() ?? 0
    }
}
