import Publishing

/// How much, by pipeline, category and folder.
struct VolumeSection {
    private let now: OperationsFigures.Half
    private let before: OperationsFigures.Half

    init(_ figures: OperationsFigures) {
        now = figures.now
        before = figures.before
    }

    var section: Report.Section {
        Report.Section(
            title: "Volumes",
            blocks: [
                .table(
                    table("pipelines", "By pipeline", Table.Column("pipeline", "Pipeline")) { $0.pipeline }),
                .table(
                    table("categories", "By category", Table.Column("category", "Category")) {
                        $0.category ?? "not classified"
                    }),
                .table(folders),
            ])
    }

    private func table(
        _ name: String, _ title: String, _ column: Table.Column, by key: (Outcomes.Group) -> String?
    ) -> Table {
        let (parts, earlier) = (now.outcomes.divided(by: key), before.outcomes.divided(by: key))
        let names = Set(parts.keys).union(earlier.keys).sorted { left, right in
            let (leftStored, rightStored) = (parts[left]?.stored ?? 0, parts[right]?.stored ?? 0)
            return (rightStored, left) < (leftStored, right)
        }
        return Table(
            name: name, title: title,
            columns: [
                column, Table.Column("stored", "Stored", isFigure: true),
                Table.Column("stored_before", "Before", isFigure: true),
                Table.Column("quarantined", "Quarantined", isFigure: true),
                Table.Column("quarantined_share", "Share", isFigure: true),
                Table.Column("p50_seconds", "p50", isFigure: true),
                Table.Column("p95_seconds", "p95", isFigure: true),
            ],
            rows: names.map {
                [.text($0)] + Self.figures(parts[$0] ?? Outcomes(), before: earlier[$0] ?? Outcomes())
            },
            totals: names.isEmpty
                ? nil : [.text("All")] + Self.figures(now.outcomes, before: before.outcomes),
            note: names.isEmpty ? nil : "p50 and p95: from arrival to stored; at most 2.5 % off.")
    }

    private static func figures(_ outcomes: Outcomes, before: Outcomes) -> [Cell] {
        let times = outcomes.times
        return [
            .integer(outcomes.stored), .integer(before.stored), .integer(outcomes.quarantined),
            .percent(outcomes.quarantine), times.percentile(0.5).map(Cell.duration) ?? .none,
            times.percentile(0.95).map(Cell.duration) ?? .none,
        ]
    }

    private var folders: Table {
        let names = now.arrivals.folders.union(before.arrivals.folders).sorted { left, right in
            let (leftFiles, rightFiles) = (
                now.arrivals.files("accepted", in: left), now.arrivals.files("accepted", in: right)
            )
            return (rightFiles, left) < (leftFiles, right)
        }
        return Table(
            name: "folders", title: "Arrivals by folder",
            columns: [
                Table.Column("folder", "Folder"), Table.Column("accepted", "Accepted", isFigure: true),
                Table.Column("accepted_before", "Before", isFigure: true),
                Table.Column("duplicates", "Duplicates", isFigure: true),
                Table.Column("refused", "Turned away", isFigure: true),
            ],
            rows: names.map { [.text(Arrivals.shown($0))] + counts(in: $0) },
            totals: names.isEmpty ? nil : [.text("All")] + counts(in: nil))
    }

    private func counts(in folder: String?) -> [Cell] {
        [
            .integer(now.arrivals.files("accepted", in: folder)),
            .integer(before.arrivals.files("accepted", in: folder)),
            .integer(now.arrivals.files("duplicate", in: folder)),
            .integer(now.arrivals.files("refused", in: folder)),
        ]
    }
}
