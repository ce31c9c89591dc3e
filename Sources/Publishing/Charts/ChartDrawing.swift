/// Draws a chart: its head here, the axes in `+standing` and `+lying`, what they measure in `+bars` and `+lines`.
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
        let legend = ChartLegend(chart)
        return categories.isLying ? lying(categories, legend) : standing(categories, legend)
    }

    func page(height: Double) -> Drawing {
        Drawing(
            size: Size(width: ChartStyle.width, height: height), title: chart.title.shown(), summary: summary)
    }

    /// What the vertical axis is, and below it the legend.
    func head(_ text: String, _ legend: ChartLegend) -> [Drawing.Shape] {
        [title(text, at: Point(x: 0, y: 12), anchor: .start)]
            + legend.shapes(top: ChartStyle.lineHeight + ChartStyle.gap)
    }

    func headHeight(_ legend: ChartLegend) -> Double {
        ChartStyle.lineHeight + legend.height + ChartStyle.gap
    }

    func title(_ text: String, at point: Point, anchor: Drawing.Label.Anchor) -> Drawing.Shape {
        let cut = TextWidth.cut(text.shown(limit: 120), to: ChartStyle.width / 2, size: ChartStyle.textSize)
        return .text(Drawing.Label(cut, at: point, anchor: anchor, ink: .muted))
    }

    func marks(in frame: PlotFrame) -> [Drawing.Shape] {
        switch chart.kind {
        case .line: lines(in: frame)
        case .bar, .histogram: bars(in: frame)
        case .stackedBar: stacks(in: frame)
        }
    }

    /// The line that bars stand on, or that values below zero hang from.
    func base(of frame: PlotFrame) -> Drawing.Shape {
        let isInside = frame.axis.lower <= 0 && frame.axis.upper >= 0
        return frame.line(at: isInside ? 0 : frame.axis.lower, Drawing.Stroke(.axis, width: 1.2))
    }

    private var emptyDrawing: Drawing {
        var drawing = page(height: ChartStyle.emptyHeight)
        let (size, middle) = (ChartStyle.textSize + 1, Point(x: ChartStyle.width / 2, y: 49))
        let text = TextWidth.cut(chart.whenEmpty.shown(limit: 200), to: ChartStyle.width - 40, size: size)
        drawing.shapes = [1, ChartStyle.emptyHeight - 1].map { y in
            .line([Point(x: 0, y: y), Point(x: ChartStyle.width, y: y)], Drawing.Stroke(.grid))
        }
        drawing.shapes.append(
            .text(Drawing.Label(text, at: middle, anchor: .middle, size: size, ink: .muted)))
        return drawing
    }

    static func widest(_ texts: [String]) -> Double {
        texts.map { TextWidth.of($0, size: ChartStyle.textSize) }.max() ?? 0
    }
}
