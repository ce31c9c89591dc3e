import Documents

/// A date by its label: of an invoice, due, of issue, of expiry, beginning or end.
struct LabelledDate: FieldFinder {
    let name: FieldName
    /// With how much each kind of label speaks for this field, 0 to 1; a date that a rival governs is not ours.
    let kinds: [LabelKind: Double]
    /// Labels of numbers that lend their meaning to a date behind them: "Invoice 12 of 5 March".
    let nouns: Set<LabelKind>
    /// For a date without a label: how much it counts, 0 for not at all.
    let unlabelled: Double

    static let invoice = LabelledDate(
        name: .invoiceDate, kinds: [.invoiceDate: 1, .date: 0.9, .issueDate: 0.85],
        nouns: [.invoiceNumber, .invoice], unlabelled: 0.4)
    static let receipt = LabelledDate(
        name: .invoiceDate, kinds: [.invoiceDate: 1, .date: 1, .issueDate: 0.9, .of: 0.6],
        nouns: [.invoiceNumber, .invoice, .receiptNumber, .receipt, .documentNumber], unlabelled: 0.7)
    static let due = LabelledDate(name: .dueDate, kinds: [.dueDate: 1], nouns: [], unlabelled: 0)
    static let issue = LabelledDate(
        name: .issueDate, kinds: [.issueDate: 1, .date: 0.9],
        nouns: [.certificateNumber, .certificate, .documentNumber],
        unlabelled: 0)
    static let statement = LabelledDate(name: .issueDate, kinds: [.issueDate: 1], nouns: [], unlabelled: 0)
    static let letter = LabelledDate(
        name: .issueDate, kinds: [.issueDate: 1, .date: 1, .of: 0.5], nouns: [], unlabelled: 0.6)
    static let signing = LabelledDate(
        name: .issueDate, kinds: [.issueDate: 1, .date: 0.8, .of: 0.6], nouns: [.contractNumber, .contract],
        unlabelled: 0.3)
    static let expiry = LabelledDate(name: .expiryDate, kinds: [.expiryDate: 1], nouns: [], unlabelled: 0)
    static let birth = LabelledDate(name: .birthDate, kinds: [.birthDate: 1], nouns: [], unlabelled: 0)
    static let start = LabelledDate(name: .startDate, kinds: [.startDate: 1], nouns: [], unlabelled: 0)
    static let end = LabelledDate(name: .endDate, kinds: [.endDate: 1], nouns: [], unlabelled: 0)

    static let allKinds: Set<LabelKind> = [
        .invoiceDate, .dueDate, .issueDate, .expiryDate, .startDate, .endDate, .birthDate, .otherDate, .date,
        .of,
    ]

    func fields(in evidence: Evidence) -> [Field] {
        var best: (hit: DateHit, score: Double, isLabelled: Bool)?
        for hit in evidence.dates {
            let labelled = labelScore(of: hit, in: evidence)
            let score = labelled ?? unlabelledScore(of: hit, in: evidence)
            // The first of equals, as one reads.
            if score > (best?.score ?? 0) + 0.01 { best = (hit, score, labelled != nil) }
        }
        guard let best, best.score >= 0.25 else { return [] }
        let repeats = evidence.dates.count { $0.written == best.hit.written } - 1
        let confidence = min(0.97, 0.35 + 0.58 * best.score + 0.03 * Double(min(repeats, 2)))
        return [
            evidence.field(
                name, [best.hit.span], confidence: confidence, source: best.isLabelled ? .label : .layout)
        ]
    }

    /// Nil when no label governs the date; 0 when a rival does.
    private func labelScore(of hit: DateHit, in evidence: Evidence) -> Double? {
        let governors = evidence.governors(of: hit.span, among: Self.allKinds).filter { $0.score >= 0.15 }
        guard !governors.isEmpty else { return nil }
        let direct = governors.map { (kinds[$0.hit.kind] ?? 0) * $0.score }.max() ?? 0
        let page = evidence.layout.lines[hit.span.line].page == 1 ? 1 : 0.85
        guard direct <= 0.5, !nouns.isEmpty, let of = governors.first(where: { $0.hit.kind == .of }) else {
            return direct * page * (0.5 + 0.5 * hit.certainty)
        }
        return max(direct, nounScore(of: of, in: evidence)) * page
    }

    /// "Invoice No. 4711 of 5 March 2018": the label before the number names the date too.
    private func nounScore(of governor: Governor, in evidence: Evidence) -> Double {
        // The line of the governing "of", which may be the one above.
        let place = governor.hit.span
        let line = evidence.layout.lines[place.line]
        let segment = line.segment(around: place.range.lowerBound)
        let named = evidence.labels[place.line].last { label in
            label.span.range.upperBound <= place.range.lowerBound
                && label.span.range.lowerBound >= segment.lowerBound
                && (nouns.contains(label.kind) || label.kind == .otherNumber || label.kind == .contractNumber)
        }
        guard let named, nouns.contains(named.kind) else { return 0 }
        return 0.9
    }

    /// Dates without a label: the upper they stand on the first page, the likelier.
    private func unlabelledScore(of hit: DateHit, in evidence: Evidence) -> Double {
        guard unlabelled > 0, evidence.layout.lines[hit.span.line].page == 1 else { return 0 }
        let height = evidence.height(of: hit.span)
        let line = evidence.layout.lines[hit.span.line]
        let hasTime = line.scalars[hit.span.range.upperBound...].contains(":")
        let share = unlabelled * (1 - 0.4 * height) + (hasTime && name == .invoiceDate ? 0.1 : 0)
        return share * hit.certainty
    }
}
