import Publishing

/// How long documents take altogether, and which took longer than they should.
struct ServiceSection {
    private let figures: OperationsFigures

    init(_ figures: OperationsFigures) {
        self.figures = figures
    }

    var section: Report.Section {
        Report.Section(
            title: "Service level", blocks: [.chart(histogram), .table(breaches), .table(slowest)])
    }

    private var histogram: Chart {
        let groups = figures.now.outcomes.groups.filter { $0.code == nil }
        let bands = groups.reduce(into: [Int: Int]()) { $0[$1.band, default: 0] += $1.count }
        return Chart(
            name: "arrival-to-stored", title: "From arrival to stored", kind: .histogram,
            categoryTitle: "Time", categories: groups.isEmpty ? [] : Self.bandNames,
            series: [
                Chart.Series(
                    "Documents",
                    groups.isEmpty ? [] : Self.bandNames.indices.map { Double(bands[$0] ?? 0) })
            ], unit: .count("documents"), valueTitle: "Documents")
    }

    private static let bandNames: [String] = {
        let texts = Outcomes.bands.map { seconds in
            seconds < 60 ? "\(Int(seconds)) s" : seconds < 3600 ? "\(Int(seconds / 60)) min" : "1 h"
        }
        return ["< \(texts.first ?? "")"] + zip(texts, texts.dropFirst()).map { "\($0) – \($1)" }
            + ["≥ \(texts.last ?? "")"]
    }()

    private var breaches: Table {
        let parts = figures.now.outcomes.divided { $0.pipeline }
        let earlier = figures.before.outcomes.divided { $0.pipeline }
        let rows = parts.sorted { ($1.value.late.part, $0.key) < ($0.value.late.part, $1.key) }
        return Table(
            name: "sla", title: "Later than \(Wording.duration(seconds: figures.sla))",
            columns: [
                Table.Column("pipeline", "Pipeline"), Table.Column("stored", "Stored", isFigure: true),
                Table.Column("late", "Late", isFigure: true),
                Table.Column("late_share", "Share", isFigure: true),
                Table.Column("late_share_before", "Share before", isFigure: true),
            ],
            rows: rows.filter { $0.value.stored > 0 }.map { name, part in
                [.text(name)] + Self.figures(part, before: earlier[name] ?? Outcomes())
            },
            totals: figures.now.outcomes.stored == 0
                ? nil
                : [.text("All")] + Self.figures(figures.now.outcomes, before: figures.before.outcomes),
            whenEmpty: "Nothing was stored in this period.")
    }

    private static func figures(_ now: Outcomes, before: Outcomes) -> [Cell] {
        [.integer(now.stored), .integer(now.late.part), .percent(now.late), .percent(before.late)]
    }

    private var slowest: Table {
        Table(
            name: "slowest-documents", title: "Slowest documents",
            columns: [
                .fileName, Table.Column("pipeline", "Pipeline"), Table.Column("category", "Category"),
                Table.Column("pages", "Pages", isFigure: true), Table.Column("arrived", "Arrived"),
                Table.Column("seconds", "Arrival to stored", isFigure: true), .document,
            ],
            rows: figures.slowest.map { document in
                [
                    .short(document.name), .text(document.pipeline), .short(document.category),
                    document.pages.map(Cell.integer) ?? .none, .instant(document.arrived),
                    .duration(document.seconds), .id(document.id),
                ]
            },
            note: Table.cut(figures.slowest.count, of: figures.now.outcomes.stored, "slowest"))
    }
}
