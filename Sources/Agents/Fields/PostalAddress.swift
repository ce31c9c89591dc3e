import Documents

/// The address beneath a name, or behind it in its line.
enum PostalAddress {
    static func below(_ name: Span, in evidence: Evidence) -> [Span]? {
        let line = evidence.layout.lines[name.line]
        let segment = line.segment(around: name.range.lowerBound)
        if name.range.upperBound < segment.upperBound {
            var start = name.range.upperBound
            while start < segment.upperBound, !line.scalars[start].isAlphanumeric { start += 1 }
            if start < segment.upperBound, AddressLine.hasPostcode(line.text(start..<segment.upperBound)) {
                return [Span(line: name.line, range: start..<segment.upperBound)]
            }
        }
        var spans: [Span] = []
        for span in evidence.layout.column(below: name, limit: 7, lineHeights: 1.8) {
            let text = evidence.layout.text(span)
            let isAddress = AddressLine.isStreet(text) || AddressLine.hasPostcode(text)
            let endsAddress = evidence.labels[span.line].contains {
                [.phone, .otherContact, .vatID, .email, .iban, .invoiceNumber].contains($0.kind)
                    && span.range.overlaps($0.span.range)
            }
            if endsAddress { break }
            if isAddress || !spans.isEmpty { spans.append(span) }
            if AddressLine.hasPostcode(text) { return spans }
            if spans.count > 4 { break }
        }
        return nil
    }

    static func text(_ spans: [Span], _ evidence: Evidence) -> String {
        spans.map { CompanyNames.trimmed(evidence.layout.text($0)) }.joined(separator: ", ")
    }
}
