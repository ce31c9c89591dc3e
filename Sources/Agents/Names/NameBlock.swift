/// A column of lines that belongs together: a letterhead, an address.
struct NameBlock: Sendable {
    let spans: [Span]
    let texts: [String]

    /// The index of the line with the postcode.
    var postcodeLine: Int? { texts.firstIndex { AddressLine.hasPostcode($0) } }
}

extension Evidence {
    /// The lines that follow one beneath in its column, with itself first.
    func block(from span: Span, limit: Int = 6) -> NameBlock {
        let spans = [span] + layout.column(below: span, limit: limit - 1)
        return NameBlock(spans: spans, texts: spans.map { layout.text($0) })
    }

    /// Whether a text can be a name at all: letters enough, no number's or contact's label, no heading.
    func isNameLike(_ span: Span) -> Bool {
        let scalars = layout.lines[span.line].scalars[span.range]
        let letters = scalars.count(where: \.isLetter)
        let digits = scalars.count(where: \.isDigit)
        guard letters >= 3, digits * 2 <= letters, scalars.count <= 70, !scalars.contains("@") else {
            return false
        }
        guard letters * 10 >= scalars.count(where: { !Gap.isGap($0) }) * 6 else { return false }
        guard !hasDate(span) else { return false }
        let heading: Set<LabelKind> = [
            .invoice, .invoiceNumber, .otherNumber, .phone, .otherContact, .email, .iban, .vatID, .receipt,
            .contract, .certificate, .receiptNumber, .date, .invoiceDate, .documentNumber, .certificateNumber,
        ]
        let starts = labels[span.line].contains { hit in
            heading.contains(hit.kind) && hit.weight >= 0.4
                && hit.span.range.lowerBound >= span.range.lowerBound
                && hit.span.range.lowerBound <= span.range.lowerBound + 2 && hit.span.range.count >= 3
        }
        return !starts
    }
}
