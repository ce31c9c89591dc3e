import Publishing

/// What could not be processed, and attempts that had to be made again.
struct FailureSection {
    private let now: OperationsFigures.Half
    private let before: OperationsFigures.Half

    init(_ figures: OperationsFigures) {
        now = figures.now
        before = figures.before
    }

    var section: Report.Section {
        Report.Section(title: "Failures", blocks: [.table(codes), .table(attempts)])
    }

    private var codes: Table {
        let parts = [
            ("quarantine", now.outcomes.byCode, before.outcomes.byCode),
            ("turned away", now.arrivals.refusedByCode, before.arrivals.refusedByCode),
        ]
        let rows = parts.flatMap { what, counts, earlier in
            Set(counts.keys).union(earlier.keys).map { code in
                (code: code, what: what, now: counts[code] ?? 0, before: earlier[code] ?? 0)
            }
        }.sorted { ($1.now, $1.before, $0.code, $0.what) < ($0.now, $0.before, $1.code, $1.what) }
        return Table(
            name: "failures", title: "By reason",
            columns: [
                Table.Column("code", "Reason"), Table.Column("where", "What became of them"),
                Table.Column("documents", "Documents", isFigure: true),
                Table.Column("documents_before", "Before", isFigure: true),
            ],
            rows: rows.map { [.text($0.code), .text($0.what), .integer($0.now), .integer($0.before)] },
            whenEmpty: "Nothing failed in this period.")
    }

    /// Outcomes that cost an attempt, or a hand-over.
    private static let unwanted = ["failed", "lost", "fault", "released", "cancelled"]

    private var attempts: Table {
        let stages = StageFigures.stages.filter { stage in
            Self.unwanted.contains { now.stages.runs(stage, $0) + before.stages.runs(stage, $0) > 0 }
        }
        return Table(
            name: "attempts", title: "Attempts that came to nothing",
            columns: [Table.Column("stage", "Stage")]
                + Self.unwanted.map {
                    Table.Column($0, $0.prefix(1).uppercased() + $0.dropFirst(), isFigure: true)
                }
                + [Table.Column("before", "All before", isFigure: true)],
            rows: stages.map { stage in
                [.text(stage)] + Self.unwanted.map { .integer(now.stages.runs(stage, $0)) }
                    + [.integer(Self.unwanted.reduce(0) { $0 + before.stages.runs(stage, $1) })]
            }, whenEmpty: "Every attempt came to an end that was its own.")
    }
}
