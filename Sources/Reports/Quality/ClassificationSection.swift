import Publishing

/// How sure categories are, how often a person is asked, and how far fields hold together.
struct ClassificationSection {
    private static let mostCategories = 20

    let quality: ClassificationQuality

    private var now: ClassificationQuality.Line { quality.all(before: false) }
    private var before: ClassificationQuality.Line { quality.all(before: true) }

    var headlines: [Headline] {
        [
            Headline(
                "Sure of the category", now.meanConfidence.map(Cell.percent) ?? .none,
                before: before.meanConfidence.map(Cell.percent)),
            Headline(
                "Sent to review", .percent(now.reviewShare),
                before: before.reviewShare.value.map(Cell.percent)),
            Headline(
                "Fields verified", now.meanVerification.map(Cell.percent) ?? .none,
                before: before.meanVerification.map(Cell.percent)),
        ]
    }

    var sentences: [Sentence] {
        guard let share = now.reviewShare.value, let earlier = before.reviewShare.value,
            !Noise.hides(before.reviewShare, now.reviewShare)
        else { return [] }
        return [
            Sentence(
                "\(Wording.percent(share)) of the documents went to a person, after \(Wording.percent(earlier)) in the "
                    + "period before" + (share > earlier ? ": each costs somebody's time." : "."),
                share > earlier ? .warning : .good)
        ]
    }

    var section: Report.Section {
        Report.Section(
            title: "Classification and fields",
            blocks: [
                .chart(histogram), .table(table),
                .note(
                    "Documents that arrived in the period and have a category. A confidence of 0.8 means that about "
                        + "eight in ten are right; documents whose category a person put right are left out of it. Sent "
                        + "to review are those that wait for a person or were decided by one. Fields are verified to "
                        + "the share of checks (sums, checksums, orders of dates) that hold."),
            ])
    }

    private var histogram: Chart {
        let counts = (0..<ClassificationQuality.classes).map { number in
            quality.sum { !$0.isBefore && $0.confidenceClass == number }.sure
        }
        let width = 100 / ClassificationQuality.classes
        return Chart(
            name: "classification-confidence", title: "Documents by confidence in the category",
            kind: .histogram,
            categoryTitle: "Confidence, %",
            categories: counts.indices.map { "\($0 * width)–\(($0 + 1) * width)" },
            series: counts.contains { $0 > 0 } ? [Chart.Series("Documents", counts.map(Double.init))] : [],
            unit: .count("documents"), valueTitle: "Documents",
            whenEmpty: "No document was classified in this period.")
    }

    private var table: Table {
        let shown = quality.categories.prefix(Self.mostCategories)
        return Table(
            name: "quality-by-category", title: "By category",
            columns: [
                .init("category", "Category"), .init("documents", "Documents", isFigure: true),
                .init("confidence", "Sure", isFigure: true),
                .init("review_share", "Sent to review", isFigure: true),
                .init("verification", "Verified", isFigure: true),
                .init("confidence_before", "Sure before", isFigure: true),
                .init("review_share_before", "Review before", isFigure: true),
            ],
            rows: shown.map { category in
                row(
                    category, quality.sum { $0.category == category && !$0.isBefore },
                    before: quality.sum { $0.category == category && $0.isBefore })
            },
            totals: row("All", now, before: before), whenEmpty: "No document was classified in this period.",
            note: Table.cut(shown.count, of: quality.categories.count, "most frequent"))
    }

    private func row(
        _ name: String, _ now: ClassificationQuality.Line, before: ClassificationQuality.Line
    ) -> [Cell] {
        [
            .short(name), .integer(now.documents), now.meanConfidence.map(Cell.percent) ?? .none,
            .percent(now.reviewShare), now.meanVerification.map(Cell.percent) ?? .none,
            before.meanConfidence.map(Cell.percent) ?? .none, .percent(before.reviewShare),
        ]
    }
}
