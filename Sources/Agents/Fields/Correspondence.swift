import Documents

/// Sender, recipient and subject of letters and e-mails.
struct Correspondence: FieldFinder {
    func fields(in evidence: Evidence) -> [Field] {
        var fields: [Field] = []
        if let subject = subject(evidence) { fields.append(subject) }
        if let sender = header(.sender, evidence) {
            fields.append(
                evidence.field(
                    .sender, [sender], value: trimmed(sender, evidence), confidence: 0.88, source: .label))
        } else {
            fields += Vendor(name: .sender, address: nil).fields(in: evidence)
        }
        if let recipient = header(.recipient, evidence) {
            fields.append(
                evidence.field(
                    .recipient, [recipient], value: trimmed(recipient, evidence), confidence: 0.85,
                    source: .label))
        } else {
            fields += Customer(name: .recipient).fields(in: evidence)
        }
        return fields
    }

    private func trimmed(_ span: Span, _ evidence: Evidence) -> String {
        CompanyNames.trimmed(evidence.layout.text(span))
    }

    /// "From:" and "To:" count only with a colon and at the beginning of a line.
    private func header(_ kind: LabelKind, _ evidence: Evidence) -> Span? {
        for hit in evidence.labels([kind]) {
            let line = evidence.layout.lines[hit.span.line]
            let end = hit.span.range.upperBound
            guard hit.span.range.lowerBound <= 2, end < line.scalars.count else { continue }
            var start = end
            while start < line.scalars.count, Gap.isGap(line.scalars[start]) || line.scalars[start] == ":" {
                start += 1
            }
            guard line.scalars[end..<start].contains(":"), start < line.scalars.count else { continue }
            return Span(line: hit.span.line, range: start..<line.scalars.count)
        }
        return nil
    }

    private func subject(_ evidence: Evidence) -> Field? {
        if let span = header(.subject, evidence) {
            return evidence.field(
                .subject, [span], value: trimmed(span, evidence), confidence: 0.92, source: .label)
        }
        // Where no label is printed, the subject stands right above the salutation.
        for (number, line) in evidence.layout.lines.enumerated().prefix(60) {
            guard Self.isSalutation(line.text), number > 0 else { continue }
            let above = evidence.layout.lines[number - 1]
            let span = Span(line: number - 1, range: 0..<above.scalars.count)
            let words = above.text.split(separator: " ").count
            let isOther =
                evidence.hasDate(span) && words <= 4 || AddressLine.hasPostcode(above.text)
                || above.segments.count > 1
            guard !isOther, (1...16).contains(words), above.page == line.page,
                above.scalars.contains(where: \.isLetter)
            else { return nil }
            return evidence.field(
                .subject, [span], value: trimmed(span, evidence), confidence: 0.75, source: .layout)
        }
        return nil
    }

    private static func isSalutation(_ text: String) -> Bool {
        let lower = text.lowercased()
        return salutations.contains { lower.hasPrefix($0) }
    }

    private static let salutations = [
        "dear ", "sehr geehrte", "guten tag", "liebe ", "lieber ", "hallo ", "madame, monsieur", "madame,",
        "monsieur,", "cher ",
        "chère ", "mesdames", "уважаем", "здравствуйте", "to whom it may concern",
    ]
}
