import Documents
import Publishing

/// What could not be processed, and what to do about it.
struct RefusalSection {
    private static let mostRows = 25
    private static let mostSentences = 2

    let refusals: RefusalCounts

    private var now: Int { refusals.lines.reduce(0) { $0 + $1.all } }
    private var before: Int { refusals.lines.reduce(0) { $0 + $1.allBefore } }

    var headlines: [Headline] { [Headline("Refused", .integer(now), before: .integer(before))] }

    var sentences: [Sentence] {
        refusals.lines
            .filter { $0.all > $0.allBefore && !Noise.hides($0.allBefore, $0.all) }
            .prefix(Self.mostSentences).map { line in
                Sentence(
                    "\(line.all.of("file was", "files were")) refused as \(line.code.shown(limit: 40)), after "
                        + "\(Digits.grouped(line.allBefore)) in the period before.", .warning)
            }
    }

    var section: Report.Section {
        let shown = refusals.lines.prefix(Self.mostRows)
        return Report.Section(
            title: "Refusals",
            blocks: [
                .table(
                    Table(
                        name: "refusals", title: "Refusals by code",
                        columns: [
                            .init("code", "Code"), .init("quarantined", "Quarantined", isFigure: true),
                            .init("at_the_door", "At the door", isFigure: true),
                            .init("before", "Period before", isFigure: true), .init("advice", "What to do"),
                        ],
                        rows: shown.map { line in
                            [
                                .short(line.code), .integer(line.documents), .integer(line.atTheDoor),
                                .integer(line.allBefore),
                                Refusal.Code(rawValue: line.code).map { .text($0.advice) } ?? .none,
                            ]
                        },
                        totals: [
                            .text("All"), .integer(refusals.lines.reduce(0) { $0 + $1.documents }),
                            .integer(refusals.lines.reduce(0) { $0 + $1.atTheDoor }), .integer(before), .none,
                        ],
                        whenEmpty: "Nothing was refused in this period or the one before.",
                        note: Table.cut(shown.count, of: refusals.lines.count, "most frequent")))
            ])
    }
}
