import Publishing

/// What ends soon.
struct EndingSection {
    let window: ContentWindow
    let endings: Endings

    var headlines: [Headline] {
        [
            Headline(
                "Contracts that end soon", .integer(endings.contractCount),
                tone: endings.contractCount > 0 ? .warning : .neutral),
            Headline(
                "Certificates and papers that expire", .integer(endings.otherCount),
                tone: endings.otherCount > 0 ? .warning : .neutral),
        ]
    }

    var sentences: [Sentence] {
        var sentences: [Sentence] = []
        if let first = endings.contracts.first, let day = first.endsOn {
            sentences.append(
                Sentence(
                    "\(endings.contractCount.of("contract ends", "contracts end")) soon, the first on \(day)"
                        + "\(first.party.map { " (\($0.shown(limit: 60)))" } ?? ""): a notice period may end earlier.",
                    .warning))
        }
        if let first = endings.others.first, let day = first.endsOn {
            sentences.append(
                Sentence(
                    "\(endings.otherCount.of("certificate or paper expires", "certificates and papers expire")) "
                        + "soon, the first on \(day): renewing takes time.",
                    .warning))
        }
        return sentences
    }

    var section: Report.Section {
        Report.Section(
            title: "What ends soon",
            blocks: [
                .table(
                    table(
                        endings.contracts, of: endings.contractCount, name: "contracts-that-end",
                        title: "Contracts that end from \(window.today) on", party: "Parties",
                        whenEmpty: "No contract ends in this time.")),
                .table(
                    table(
                        endings.others, of: endings.otherCount, name: "papers-that-expire",
                        title: "Certificates, passports and other papers that expire", party: "Holder",
                        whenEmpty: "Nothing expires in this time.")),
            ])
    }

    private func table(
        _ endings: [Endings.Ending], of count: Int, name: String, title: String, party: String,
        whenEmpty: String
    ) -> Table {
        Table(
            name: name, title: title,
            columns: [
                .init("ends_on", "Ends"), .init("category", "Category"), .init("party", party),
                .init("number", "Number"), .document,
            ],
            rows: endings.map { ending in
                [
                    ending.endsOn?.cell ?? .none, .short(ending.category), .short(ending.party),
                    .short(ending.number), .id(ending.document),
                ]
            },
            whenEmpty: whenEmpty, note: Table.cut(endings.count, of: count, "first"))
    }
}
