extension ChartDrawing {
    /// A line through the values of each series; where a value is missing there is a gap.
    func lines(in frame: PlotFrame) -> [Drawing.Shape] {
        var shapes: [Drawing.Shape] = []
        // The first series is painted last: it is the one that the chart is about.
        for (series, values) in figures.values.enumerated().reversed() {
            let mark = SeriesMark(series: series)
            let showsAll = frame.slot >= 14
            for run in Self.runs(of: values) {
                let points = run.map { category in
                    frame.point(category: Double(category) + 0.5, value: values[category] ?? 0)
                }
                if points.count > 1 {
                    shapes.append(.line(points, Drawing.Stroke(mark.ink, width: 2, dash: mark.dash)))
                }
                if points.count == 1 || showsAll {
                    shapes += points.flatMap { mark.shapes(at: $0) }
                }
            }
        }
        return shapes
    }

    /// Stretches of neighbouring categories whose values are known.
    private static func runs(of values: [Double?]) -> [Range<Int>] {
        var runs: [Range<Int>] = []
        for category in values.indices where values[category] != nil {
            if let last = runs.last, last.upperBound == category {
                runs[runs.count - 1] = last.lowerBound..<category + 1
            } else {
                runs.append(category..<category + 1)
            }
        }
        return runs
    }
}
