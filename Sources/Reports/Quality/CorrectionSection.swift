import Publishing

/// How often people had to put something right: the one honest measure of how often we are wrong.
struct CorrectionSection {
    private static let mostRows = 20
    /// Shares of fewer documents say little.
    private static let fewestLooked = 20

    let corrections: Corrections

    private var right: Share {
        Share(part: corrections.looked - corrections.wrongCategory, whole: corrections.looked)
    }

    var headlines: [Headline] {
        [
            Headline("Looked at by people", .integer(corrections.looked)),
            Headline("Category right, of these", .percent(right)),
            Headline(
                "Values corrected", .integer(corrections.made), before: .integer(corrections.madeBefore)),
        ]
    }

    var sentences: [Sentence] {
        var sentences: [Sentence] = []
        if corrections.looked >= Self.fewestLooked, let share = right.value,
            let interval = WilsonInterval(successes: right.part, of: right.whole)
        {
            sentences.append(
                Sentence(
                    "Of \(corrections.looked.of("document")) that people looked at, the category of "
                        + "\(Wording.percent(share)) was right (95 % sure: between \(Wording.percent(interval.lowest)) "
                        + "and \(Wording.percent(interval.highest)))."))
        }
        if let field = corrections.fields.first(where: { $0.name != "category" }),
            field.documents > field.documentsBefore, !Noise.hides(field.documentsBefore, field.documents)
        {
            sentences.append(
                Sentence(
                    "\(field.name.shown(limit: 40)) is the field that people correct most, and more often than before: "
                        + "on \(field.documents.of("document")), after \(Digits.grouped(field.documentsBefore)).",
                    .warning))
        }
        return sentences
    }

    var section: Report.Section {
        Report.Section(
            title: "Corrections",
            blocks: [
                .table(categoryTable), .table(fieldTable),
                .note(
                    "Counted over documents that a person decided or corrected in the period, by the category that the "
                        + "classification had given. Mostly doubtful documents get there, so the true share of right "
                        + "ones is likely higher. The interval is Wilson's, for 95 %."),
            ])
    }

    private var categoryTable: Table {
        let shown = corrections.categories.prefix(Self.mostRows)
        return Table(
            name: "right-by-category", title: "Right as classified",
            columns: [
                .init("category", "Classified as"), .init("looked_at", "Looked at", isFigure: true),
                .init("wrong_category", "Wrong category", isFigure: true),
                .init("right", "Right", isFigure: true),
                .init("right_from", "At least", isFigure: true), .init("right_to", "At most", isFigure: true),
                .init("fields_corrected", "Fields corrected", isFigure: true),
            ],
            rows: shown.map { category in
                let right = Share(part: category.looked - category.wrongCategory, whole: category.looked)
                let interval = WilsonInterval(successes: right.part, of: right.whole)
                return [
                    .text(category.name.isEmpty ? "not known" : category.name.shown(limit: 60)),
                    .integer(category.looked), .integer(category.wrongCategory), .percent(right),
                    interval.map { .percent($0.lowest) } ?? .none,
                    interval.map { .percent($0.highest) } ?? .none,
                    .integer(category.wrongFields),
                ]
            },
            whenEmpty: "No person looked at a document in this period.",
            note: Table.cut(shown.count, of: corrections.categories.count, "that were looked at most"))
    }

    private var fieldTable: Table {
        let shown = corrections.fields.prefix(Self.mostRows)
        return Table(
            name: "corrected-fields", title: "What was corrected",
            columns: [
                .init("what", "What"), .init("documents", "Documents", isFigure: true),
                .init("documents_before", "Period before", isFigure: true),
            ],
            rows: shown.map { [.short($0.name), .integer($0.documents), .integer($0.documentsBefore)] },
            whenEmpty: "Nothing was corrected in this period or the one before.",
            note: Table.cut(shown.count, of: corrections.fields.count, "that were corrected most"))
    }
}
