import Documents

/// The sender by looks alone: the largest line at the top of the first page, as letterheads are set.
enum Letterhead {
    static func find(in evidence: Evidence) -> Span? {
        guard let page = evidence.layout.pages.first else { return nil }
        var best: (span: Span, score: Double)?
        for (number, line) in evidence.layout.lines.enumerated() where evidence.layout.pageOfLine[number] == 0
        {
            guard line.area.middle < 0.2 * page.height else { break }
            for segment in line.segments {
                let span = Span(line: number, range: segment)
                guard evidence.isNameLike(span), !isHeading(span, evidence),
                    evidence.layout.text(span).split(separator: " ").count <= 6,
                    !AddressLine.isStreet(evidence.layout.text(span)),
                    !AddressLine.hasPostcode(evidence.layout.text(span))
                else { continue }
                let size = line.area(segment).height / page.textHeight
                let height = line.area.middle / page.height
                let score = size - 3 * height
                if score > best?.score ?? 0.6 { best = (span, score) }
            }
        }
        return best?.span
    }

    /// A title that says what the document is, not whose it is.
    private static func isHeading(_ span: Span, _ evidence: Evidence) -> Bool {
        let line = evidence.layout.lines[span.line]
        let length = line.scalars[span.range].count(where: \.isLetter)
        let labelled =
            evidence.labels[span.line].filter { span.range.overlaps($0.span.range) }.map {
                line.scalars[$0.span.range].count(where: \.isLetter)
            }.max() ?? 0
        return labelled * 2 >= length
    }
}
