import Testing

@testable import Publishing

@Suite struct ChartDrawingTests {
    private static let zoo = ChartZoo.charts.map { (chart: $0, drawing: ChartDrawing($0).drawing) }

    private func labels(_ drawing: Drawing) -> [Drawing.Label] {
        drawing.shapes.compactMap { shape in
            if case .text(let label) = shape { label } else { nil }
        }
    }

    private func bars(_ drawing: Drawing) -> [Rectangle] {
        drawing.shapes.compactMap { shape in
            if case .rectangle(let area, _, .some) = shape { area } else { nil }
        }
    }

    private func chart(
        _ kind: Chart.Kind, _ categories: [String], _ series: [[Double?]],
        unit: Chart.Unit = .count("documents")
    ) -> Chart {
        Chart(
            name: "c", title: "C", kind: kind, categoryTitle: "Day", categories: categories,
            series: series.enumerated().map { .init("s\($0.offset)", $0.element) }, unit: unit,
            valueTitle: "Documents", whenEmpty: "Nothing came.")
    }

    @Test func `no label of any chart touches another or leaves the frame`() {
        #expect(Self.zoo.count > 100)
        for (chart, drawing) in Self.zoo {
            let labels = labels(drawing).filter { !$0.text.isEmpty }
            let page = Rectangle(
                x: -0.5, y: -0.5, width: drawing.size.width + 1, height: drawing.size.height + 1)
            for label in labels {
                let frame = label.frame
                let isInside =
                    frame.x >= page.x && frame.right <= page.right && frame.y >= page.y
                    && frame.bottom <= page.bottom
                #expect(isInside, "\(chart.title): \(label.text) at \(frame)")
            }
            let frames = labels.map(\.frame)
            for (index, one) in frames.enumerated() {
                for other in frames.indices.dropFirst(index + 1) where one.overlaps(frames[other]) {
                    Issue.record("\(chart.title): \(labels[index].text) touches \(labels[other].text)")
                }
            }
        }
    }

    @Test func `every shape of any chart is inside the frame and a number`() {
        for (chart, drawing) in Self.zoo {
            let points = drawing.shapes.flatMap { shape -> [Point] in
                switch shape {
                case .line(let points, _), .polygon(let points, _): points
                case .rectangle(let area, _, _):
                    [Point(x: area.x, y: area.y), Point(x: area.right, y: area.bottom)]
                case .disc(let centre, _, _): [centre]
                case .text: []
                }
            }
            // What is no number is in no range.
            let isInside = points.allSatisfy {
                $0.x >= -0.5 && $0.x <= drawing.size.width + 0.5 && $0.y >= -0.5
                    && $0.y <= drawing.size.height + 0.5
            }
            #expect(isInside, "\(chart.title)")
        }
    }

    @Test func `an axis of counts has no fractions`() {
        for chart in ChartZoo.charts {
            guard case .count = chart.unit else { continue }
            let axis = ValueAxis(ChartFigures(chart), unit: chart.unit, most: 5)
            if axis.scale.divisor == 1 { #expect(axis.labels.allSatisfy { !$0.text.contains(".") }) }
        }
    }

    @Test func `bars are as long as their values, and stacked ones add up`() throws {
        let values: [[Double?]] = [[10, 20, 0, 5], [30, 20, 1, nil]]
        let stacked = bars(ChartDrawing(chart(.stackedBar, ["1", "2", "3", "4"], values)).drawing)
        // 10 and 30, 20 and 20, 1, 5: what is nothing has no bar.
        #expect(stacked.count == 6)
        let unit = stacked[0].height / 10
        #expect(abs(stacked[0].height + stacked[1].height - 40 * unit) < 0.01)
        #expect(abs(stacked[1].bottom - stacked[0].y) < 0.01)
        #expect(abs(stacked[4].height - unit) < 0.01)
        let side = bars(ChartDrawing(chart(.bar, ["1", "2", "3", "4"], values)).drawing)
        #expect(side.count == 7)
        #expect(abs(side[4].height - side[0].height * 3) < 0.01)
    }

    @Test func `what is negative hangs below the line on which the rest stands`() {
        let bars = bars(ChartDrawing(chart(.stackedBar, ["1"], [[10], [-5], [-5]])).drawing)
        #expect(abs(bars[0].bottom - bars[1].y) < 0.01)
        #expect(abs(bars[1].bottom - bars[2].y) < 0.01)
        #expect(abs(bars[1].height + bars[2].height - bars[0].height) < 0.01)
    }

    @Test func `bars of a histogram touch`() {
        let bars = bars(ChartDrawing(chart(.histogram, ["0–1", "1–2", "2–3"], [[1, 2, 3]])).drawing)
        #expect(abs(bars[0].right - bars[1].x) < 0.01)
        #expect(abs(bars[1].right - bars[2].x) < 0.01)
    }

    @Test func `a missing value is a gap, and a value between gaps is a point`() {
        let shapes = ChartDrawing(
            chart(
                .line, (0..<100).map(String.init),
                [
                    (0..<100).map { $0 == 10 || $0 == 12 ? nil : Double($0) }
                ])
        ).drawing.shapes
        let lines = shapes.compactMap { shape in
            if case .line(let points, let stroke) = shape, stroke.ink == .series(0) {
                points.count
            } else {
                nil
            }
        }
        #expect(lines == [10, 87])
        #expect(shapes.contains { if case .disc(_, _, .series(0)) = $0 { true } else { false } })
    }

    @Test(
        arguments: [
            ([], []), (["1", "2"], []), ([], [[]]), (["1", "2"], [[nil, nil]]), (["1"], [[.nan]]),
            (["1"], [[]]),
        ] as [([String], [[Double?]])])
    func `where there is nothing the chart says so`(_ categories: [String], _ series: [[Double?]]) {
        for kind in Chart.Kind.allCases {
            let drawing = ChartDrawing(chart(kind, categories, series)).drawing
            #expect(labels(drawing).map(\.text) == ["Nothing came."])
        }
    }

    @Test func `only more than one series have a legend`() {
        let one = labels(ChartDrawing(chart(.line, ["1", "2"], [[1, 2]])).drawing).map(\.text)
        #expect(!one.contains("s0"))
        let two = labels(ChartDrawing(chart(.line, ["1", "2"], [[1, 2], [2, 3]])).drawing).map(\.text)
        #expect(two.contains("s0") && two.contains("s1"))
    }

    @Test func `lines close together far from zero are drawn apart, bars never`() {
        func lowest(_ kind: Chart.Kind) -> Double {
            let chart = chart(kind, ["1", "2"], [[0.992, 0.999]], unit: .percent)
            return ValueAxis(ChartFigures(chart), unit: chart.unit, most: 5).lower
        }
        #expect(lowest(.line) > 0.98)
        #expect(lowest(.bar) == 0)
    }

    @Test(
        arguments: [
            (0.0, 7.0, 5, true, [0, 2, 4, 6, 8]), (0, 1, 5, true, [0, 1]),
            (0, 0.3, 5, false, [0, 0.1, 0.2, 0.3]),
            (-6, 5, 5, false, [-10, -5, 0, 5]), (0, 0, 5, false, [0, 0.2]),
            (96, 99, 3, false, [96, 97, 98, 99]),
            (0, 1e18, 2, true, [0, 5e17, 1e18]),
        ] as [(Double, Double, Int, Bool, [Double])])
    func `ticks are round`(_ lower: Double, _ upper: Double, _ most: Int, _ isWhole: Bool, _ values: [Double])
    {
        let ticks = AxisTicks(from: lower, to: upper, most: most, isWhole: isWhole).values
        #expect(ticks.count == values.count)
        for (tick, value) in zip(ticks, values) { #expect(abs(tick - value) <= abs(value) * 1e-9) }
    }

    @Test(arguments: [
        (Chart.Unit.seconds, 0.35, "350 ms"), (.seconds, 90, "90 s"), (.seconds, 4_200, "70 min"),
        (.seconds, 90_000, "25 h"), (.seconds, 432_000, "5 d"), (.bytes, 3_000_000, "3 MB"),
        (.percent, 0.5, "50 %"), (.count("pages"), 13_000_000, "13 M"), (.money("EUR"), 12_000, "12,000"),
    ])
    func `values are told in the unit that fits the largest`(
        _ unit: Chart.Unit, _ largest: Double, _ label: String
    ) {
        #expect(ValueScale(unit, largest: largest).label(of: largest, digits: 0) == label)
    }
}
