import Publishing

/// What waits for a person.
struct ReviewSection {
    private static let mostPipelines = 15

    let backlog: ReviewBacklog
    /// In seconds.
    let limit: Double

    private var isLate: Bool { (backlog.oldest ?? 0) > limit }

    var headlines: [Headline] {
        [
            Headline("Waiting for review", .integer(backlog.documents), tone: isLate ? .warning : .neutral),
            Headline(
                "Oldest in review", backlog.oldest.map(Cell.duration) ?? .none,
                tone: isLate ? .warning : .neutral),
        ]
    }

    var sentences: [Sentence] {
        guard isLate, let oldest = backlog.oldest, let median = backlog.median else { return [] }
        return [
            Sentence(
                "\(backlog.documents.of("document waits", "documents wait")) for a person, the oldest for "
                    + "\(Wording.duration(seconds: oldest)), half of them for more than "
                    + "\(Wording.duration(seconds: median)): nothing of them is in the outbox until then.",
                .warning)
        ]
    }

    var section: Report.Section {
        let shown = backlog.lines.sorted { ($1.oldest, $0.pipeline) < ($0.oldest, $1.pipeline) }
            .prefix(Self.mostPipelines)
        return Report.Section(
            title: "Review",
            blocks: [
                .table(
                    Table(
                        name: "review-backlog", title: "Waiting for a person now",
                        columns: [
                            .init("pipeline", "Pipeline"), .init("documents", "Documents", isFigure: true),
                            .init("oldest_seconds", "Oldest", isFigure: true),
                            .init("median_seconds", "Median", isFigure: true),
                        ],
                        rows: shown.map { line in
                            [
                                .short(line.pipeline), .integer(line.documents), .duration(line.oldest),
                                .duration(line.median),
                            ]
                        },
                        whenEmpty: "Nothing waits for a person.",
                        note: Table.cut(shown.count, of: backlog.lines.count, "with the oldest documents")))
            ])
    }
}
