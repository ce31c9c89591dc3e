import Publishing

/// What came and went, step by step.
struct ThroughputSection {
    private let throughput: Throughput

    init(_ figures: OperationsFigures) {
        throughput = figures.throughput
    }

    var section: Report.Section {
        Report.Section(title: "Throughput", blocks: [.chart(chart), .table(table)])
    }

    private var isEmpty: Bool {
        throughput.steps.allSatisfy { $0.arrived + $0.stored + $0.quarantined == 0 }
    }

    private var chart: Chart {
        let steps = isEmpty ? [] : throughput.steps
        return Chart(
            name: "throughput", title: "Documents by \(throughput.title.lowercased())", kind: .line,
            categoryTitle: throughput.title, categories: steps.map(\.name),
            series: [
                Chart.Series("Arrived", steps.map { Double($0.arrived) }),
                Chart.Series("Stored", steps.map { Double($0.stored) }),
                Chart.Series("Quarantined", steps.map { Double($0.quarantined) }),
            ], unit: .count("documents"), valueTitle: "Documents")
    }

    private var table: Table {
        let steps = isEmpty ? [] : throughput.steps
        return Table(
            name: "throughput-steps", title: "By \(throughput.title.lowercased())",
            columns: [
                Table.Column("start", throughput.title), Table.Column("arrived", "Arrived", isFigure: true),
                Table.Column("stored", "Stored", isFigure: true),
                Table.Column("quarantined", "Quarantined", isFigure: true),
                Table.Column("stored_per_hour", "Stored/h", isFigure: true),
                Table.Column("backlog", "Backlog at its end", isFigure: true),
            ],
            rows: steps.map { step in
                [
                    .text(step.name), .integer(step.arrived), .integer(step.stored),
                    .integer(step.quarantined), Self.perHour(step.stored, in: step.length),
                    .integer(step.open),
                ]
            },
            totals: steps.isEmpty ? nil : totals)
    }

    private var totals: [Cell] {
        let steps = throughput.steps
        let stored = steps.reduce(0) { $0 + $1.stored }
        return [
            .text("All"), .integer(steps.reduce(0) { $0 + $1.arrived }), .integer(stored),
            .integer(steps.reduce(0) { $0 + $1.quarantined }),
            Self.perHour(stored, in: steps.reduce(0) { $0 + $1.length }), .none,
        ]
    }

    private static func perHour(_ count: Int, in seconds: Double) -> Cell {
        seconds > 0 ? .number(Double(count) / seconds * 3600, digits: 1) : .none
    }
}
