import Publishing

/// What was remarked about documents.
struct FindingSection {
    private static let mostRows = 20
    private static let mostSentences = 2

    let counts: FindingCounts

    var sentences: [Sentence] {
        counts.lines
            .filter { $0.severity != "info" && $0.documents > $0.documentsBefore }
            .filter { !Noise.hides($0.documentsBefore, $0.documents) }
            .sorted { $0.documents - $0.documentsBefore > $1.documents - $1.documentsBefore }
            .prefix(Self.mostSentences).map { line in
                Sentence(
                    "\(line.code.shown(limit: 40)) was found on \(line.documents.of("document")), after "
                        + "\(Digits.grouped(line.documentsBefore)) in the period before.", .warning)
            }
    }

    var section: Report.Section {
        let shown = counts.lines.prefix(Self.mostRows)
        return Report.Section(
            title: "Findings",
            blocks: [
                .table(
                    Table(
                        name: "findings", title: "Findings by code",
                        columns: [
                            .init("code", "Finding"), .init("severity", "Severity"),
                            .init("documents", "Documents", isFigure: true),
                            .init("documents_before", "Period before", isFigure: true),
                        ],
                        rows: shown.map { line in
                            [
                                .short(line.code), .text(line.severity), .integer(line.documents),
                                .integer(line.documentsBefore),
                            ]
                        },
                        whenEmpty: "Nothing was found in this period or the one before.",
                        note: Table.cut(shown.count, of: counts.lines.count, "most frequent")))
            ])
    }
}
