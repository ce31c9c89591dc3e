import Foundation
import Publishing

/// What is on its way, now and over the period.
struct BacklogSection {
    private let figures: OperationsFigures

    init(_ figures: OperationsFigures) {
        self.figures = figures
    }

    var section: Report.Section {
        Report.Section(title: "Backlog", blocks: [.headlines(headlines), .chart(chart), .table(stages)])
    }

    private var headlines: [Headline] {
        let steps = figures.throughput.steps
        return [
            Headline(
                "At the period's end", .integer(steps.last?.open ?? 0),
                before: .integer(figures.throughput.openBefore)),
            Headline("On the way now", .integer(figures.backlog.inFlight)),
            Headline("Oldest of these", age(figures.backlog.oldestArrival)),
        ]
    }

    private func age(_ since: Date?) -> Cell {
        since.map { .duration(max(0, figures.moment.timeIntervalSince($0))) } ?? .none
    }

    private var chart: Chart {
        let all = figures.throughput.steps
        let steps = all.allSatisfy { $0.open == 0 } ? [] : all
        return Chart(
            name: "backlog", title: "Backlog at the end of each \(figures.throughput.title.lowercased())",
            kind: .line, categoryTitle: figures.throughput.title, categories: steps.map(\.name),
            series: [Chart.Series("Backlog", steps.map { Double($0.open) })], unit: .count("documents"),
            valueTitle: "Documents", whenEmpty: "Nothing was left over in this period.")
    }

    private var stages: Table {
        let byStage = Dictionary(figures.backlog.stages.map { ($0.stage, $0) }) { first, _ in first }
        return Table(
            name: "queue", title: "In the queue now",
            columns: [
                Table.Column("stage", "Stage"), Table.Column("waiting", "Waiting", isFigure: true),
                Table.Column("delayed", "Delayed", isFigure: true),
                Table.Column("running", "At work", isFigure: true),
                Table.Column("oldest_wait_seconds", "Longest wait", isFigure: true),
            ],
            rows: StageFigures.stages.compactMap { byStage[$0] }.map { stage in
                [
                    .text(stage.stage), .integer(stage.waiting), .integer(stage.delayed),
                    .integer(stage.running), age(stage.oldest),
                ]
            }, whenEmpty: "The queue is empty.")
    }
}
