import Publishing

/// What kinds of documents arrived.
struct MixSection {
    private static let mostRows = 20
    private static let mostSentences = 3

    let mix: DocumentMix

    var headlines: [Headline] {
        [Headline("Documents arrived", .integer(mix.all.now), before: .integer(mix.all.before))]
    }

    /// The categories whose numbers changed most; a drop matters as much as a rise, since a source may have dried up.
    var sentences: [Sentence] {
        var sentences = mix.byCategory
            .filter { !Noise.hides($0.count.before, $0.count.now) }
            .sorted { abs($0.count.now - $0.count.before) > abs($1.count.now - $1.count.before) }
            .prefix(Self.mostSentences).map { category in
                Sentence(
                    "\(Self.title(category.name)): \(Digits.grouped(category.count.now)) "
                        + "\(category.count.now == 1 ? "document" : "documents") arrived, after "
                        + "\(Digits.grouped(category.count.before)) in the period before"
                        + (category.count.now == 0 ? ": has a source dried up?" : "."))
            }
        if mix.billsInReview > 0 {
            sentences.append(
                Sentence(
                    "\(mix.billsInReview.of("bill waits", "bills wait")) for a person's review and "
                        + "\(mix.billsInReview == 1 ? "is" : "are") in none of these figures yet."))
        }
        return sentences
    }

    var section: Report.Section {
        Report.Section(
            title: "Kinds of documents",
            blocks: [
                .table(table(mix.byCategory, name: "by-category", title: "By category", column: "Category")),
                .table(table(mix.byLanguage, name: "by-language", title: "By language", column: "Language")),
            ])
    }

    private func table(
        _ lines: [(name: String?, count: DocumentMix.Count)], name: String, title: String, column: String
    ) -> Table {
        let shown = lines.prefix(Self.mostRows)
        return Table(
            name: "documents-\(name)", title: title,
            columns: [
                .init(column.lowercased(), column), .init("documents", "Documents", isFigure: true),
                .init("share", "Share", isFigure: true),
                .init("documents_before", "Period before", isFigure: true),
            ],
            rows: shown.map { line in
                [
                    .text(Self.title(line.name)), .integer(line.count.now),
                    .percent(Share(part: line.count.now, whole: mix.all.now)), .integer(line.count.before),
                ]
            },
            totals: [
                .text("All"), .integer(mix.all.now), mix.all.now > 0 ? .percent(1) : .none,
                .integer(mix.all.before),
            ],
            whenEmpty: "No document arrived in this period or the one before.",
            note: Table.cut(shown.count, of: lines.count, "most frequent"))
    }

    /// Not known before it is read, nor of what could not be read.
    private static func title(_ name: String?) -> String { name?.shown(limit: 60) ?? "not known" }
}
