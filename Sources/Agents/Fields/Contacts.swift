import Documents

/// The first e-mail address and telephone number, those of the sender as a rule.
struct Contacts: FieldFinder {
    func fields(in evidence: Evidence) -> [Field] {
        var fields: [Field] = []
        if let email = evidence.emails.first {
            let isOnly = Set(evidence.emails.map(evidence.layout.text)).count == 1
            fields.append(evidence.field(.email, [email], confidence: isOnly ? 0.93 : 0.75, source: .pattern))
        }
        if let phone = phone(in: evidence) {
            fields.append(phone)
        }
        return fields
    }

    private func phone(in evidence: Evidence) -> Field? {
        for hit in evidence.labels([.phone]) {
            let scanner = ContactScanner(scalars: evidence.layout.lines[hit.span.line].scalars)
            if let range = scanner.phone(from: hit.span.range.upperBound) {
                let span = Span(line: hit.span.line, range: range)
                guard !evidence.hasDate(span) else { continue }
                return evidence.field(.phone, [span], confidence: 0.88, source: .label)
            }
        }
        for (number, line) in evidence.layout.lines.enumerated() {
            if let range = ContactScanner(scalars: line.scalars).internationalPhones().first {
                return evidence.field(
                    .phone, [Span(line: number, range: range)], confidence: 0.75, source: .pattern)
            }
        }
        return nil
    }
}
