import Documents

/// All that the scanners saw in a document, for the fields to weigh. Made once, read by every field.
struct Evidence: Sendable {
    let layout: DocumentLayout
    /// Nil for a category that an admin added.
    let category: Category?
    let language: String?
    /// For each line its labels, left to right.
    let labels: [[LabelHit]]
    let dates: [DateHit]
    let amounts: [AmountHit]
    /// For each line the first of its amounts in `amounts`, and one more for the end.
    private let firstAmounts: [Int]
    let ibans: [(span: Span, compact: String)]
    let vatNumbers: [(span: Span, compact: String)]
    let emails: [Span]
    let dateOrder: DateOrder

    init(_ document: ExtractedDocument, class documentClass: DocumentClass) {
        let layout = DocumentLayout(document)
        self.layout = layout
        category = Category(rawValue: documentClass.category)
        language = documentClass.language
        var labels: [[LabelHit]] = []
        var dates: [DateHit] = []
        var amounts: [AmountHit] = []
        var firstAmounts: [Int] = []
        var ibans: [(span: Span, compact: String)] = []
        var vatNumbers: [(span: Span, compact: String)] = []
        var emails: [Span] = []
        for (number, line) in layout.lines.enumerated() {
            let isRecognised = layout.pages[layout.pageOfLine[number]].isRecognised
            firstAmounts.append(amounts.count)
            labels.append(LabelIndex.standard.hits(in: line, number: number, isRecognised: isRecognised))
            let scalars = line.scalars
            guard scalars.contains(where: { $0.isDigit || $0 == "@" }) else { continue }
            let found = DateScanner(scalars, isRecognised: isRecognised).dates()
            dates += found.map {
                DateHit(
                    span: Span(line: number, range: $0.range), written: $0.written, certainty: $0.certainty)
            }
            ibans += IBANScanner(scalars: scalars).matches().map {
                (Span(line: number, range: $0.range), $0.compact)
            }
            vatNumbers += VATNumberScanner(scalars: scalars).matches().map {
                (Span(line: number, range: $0.range), $0.compact)
            }
            amounts += AmountScanner(scalars, isRecognised: isRecognised).amounts()
                .filter { amount in !found.contains { $0.range.overlaps(amount.range) } }
                .map { AmountHit(span: Span(line: number, range: $0.range), money: $0.money) }
            emails += ContactScanner(scalars: scalars).emails().map { Span(line: number, range: $0) }
        }
        self.labels = labels
        self.dates = dates
        self.amounts = amounts
        self.firstAmounts = firstAmounts + [amounts.count]
        self.ibans = ibans
        self.vatNumbers = vatNumbers.filter { number in
            !ibans.contains { $0.span.line == number.span.line && $0.span.range.overlaps(number.span.range) }
        }
        self.emails = emails
        dateOrder = DateOrder.decide(
            dates: dates.map(\.written), language: documentClass.language,
            currencies: Set(amounts.filter { $0.money.decimals == 2 }.compactMap(\.money.currency)),
            namesUnitedStates: layout.lines.contains { UnitedStates.isAddress($0.scalars) })
    }

    /// The amounts of a line, left to right.
    func amounts(on line: Int) -> ArraySlice<AmountHit> {
        amounts[firstAmounts[line]..<firstAmounts[line + 1]]
    }
}
