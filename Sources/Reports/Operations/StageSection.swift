import Publishing

/// How long each stage works on a document, and how long documents wait for it.
struct StageSection {
    private let now: StageFigures
    private let before: StageFigures

    init(_ figures: OperationsFigures) {
        now = figures.now.stages
        before = figures.before.stages
    }

    var section: Report.Section {
        Report.Section(
            title: "Time in each stage",
            blocks: [
                .table(times), .table(waits), .chart(chart),
                .note("Of attempts that succeeded. Percentiles are at most 2.5 % off."),
            ])
    }

    private var shown: [String] {
        StageFigures.stages.filter { now.work[$0] != nil || before.work[$0] != nil }
    }

    private var times: Table {
        Table(
            name: "stage-times", title: "Time of work",
            columns: Self.columns + [Table.Column("longest_seconds", "Longest", isFigure: true)],
            rows: shown.map { stage in
                Self.row(stage, now.work[stage], before.work[stage])
                    + [now.longest(stage).map(Cell.duration) ?? .none]
            })
    }

    private var waits: Table {
        let stages = StageFigures.stages.filter { now.wait[$0] != nil || before.wait[$0] != nil }
        return Table(
            name: "stage-waits", title: "Time of waiting", columns: Self.columns,
            rows: stages.map { Self.row($0, now.wait[$0], before.wait[$0]) })
    }

    private static let columns = [
        Table.Column("stage", "Stage"), Table.Column("runs", "Runs", isFigure: true),
        Table.Column("p50_seconds", "p50", isFigure: true),
        Table.Column("p95_seconds", "p95", isFigure: true),
        Table.Column("p99_seconds", "p99", isFigure: true),
        Table.Column("p95_before_seconds", "p95 before", isFigure: true),
    ]

    private static func row(_ stage: String, _ now: Durations?, _ before: Durations?) -> [Cell] {
        let cell = { (times: Durations?, share: Double) in
            times?.percentile(share).map(Cell.duration) ?? .none
        }
        return [
            .text(stage), .integer(now?.count ?? 0), cell(now, 0.5), cell(now, 0.95), cell(now, 0.99),
            cell(before, 0.95),
        ]
    }

    private var chart: Chart {
        Chart(
            name: "stage-times-p95", title: "Time of work at p95", kind: .bar, categoryTitle: "Stage",
            categories: shown,
            series: [
                Chart.Series("Period before", shown.map { before.work[$0]?.percentile(0.95) }),
                Chart.Series("This period", shown.map { now.work[$0]?.percentile(0.95) }),
            ], unit: .seconds, valueTitle: "Seconds")
    }
}
