import Documents

/// The name beside or beneath a label such as "Seller:" or "Bill to".
enum LabelledName {
    static func value(of hit: LabelHit, in evidence: Evidence) -> Span? {
        let line = evidence.layout.lines[hit.span.line]
        if let span = right(of: hit, in: line, evidence, needsColon: true) { return span }
        if evidence.hasNoValue(hit) {
            for span in evidence.layout.column(below: hit.span, limit: 4, lineHeights: 3) {
                if let name = cleaned(span, evidence) { return name }
            }
        }
        return right(of: hit, in: line, evidence, needsColon: false)
    }

    /// What follows a colon in the same segment, or stands alone in the next.
    private static func right(of hit: LabelHit, in line: Line, _ evidence: Evidence, needsColon: Bool)
        -> Span?
    {
        let scalars = line.scalars
        var start = hit.span.range.upperBound
        var hasColon = false
        var hasColumn = false
        while start < scalars.count, !scalars[start].isAlphanumeric,
            !"«\"“„".unicodeScalars.contains(scalars[start])
        {
            if scalars[start] == ":" { hasColon = true }
            if scalars[start] == Gap.wide { hasColumn = true }
            start += 1
        }
        guard start < scalars.count, needsColon ? hasColon : hasColumn else { return nil }
        // Two headings side by side: the next is no value of this one.
        let isHeading = evidence.labels[hit.span.line].contains {
            $0.span.range.lowerBound == start && evidence.isHeading($0)
        }
        guard !isHeading else { return nil }
        let segment = line.segment(around: start)
        let nextLabel = evidence.labels[hit.span.line].first {
            $0.span.range.lowerBound >= start && $0.weight >= 0.9 && $0.span.range.count > 3
                && [.otherNumber, .phone, .date, .invoiceDate, .vatID, .email].contains($0.kind)
        }
        let end = min(segment.upperBound, nextLabel.map { $0.span.range.lowerBound } ?? segment.upperBound)
        guard start < end else { return nil }
        return cleaned(Span(line: hit.span.line, range: start..<end), evidence)
    }

    /// Without a salutation before and an address behind; nil when it is no name.
    private static func cleaned(_ span: Span, _ evidence: Evidence) -> Span? {
        let line = evidence.layout.lines[span.line]
        var start = span.range.lowerBound
        while start < span.range.upperBound, !line.scalars[start].isAlphanumeric,
            !"«\"“„".unicodeScalars.contains(line.scalars[start])
        { start += 1 }
        var end = span.range.upperBound
        let isSalutation = salutations.contains { line.text(start..<end).lowercased() == $0 }
        if isSalutation { return nil }
        for index in start..<end {
            let isBreak =
                line.scalars[index] == "," || line.scalars[index] == ";" || line.scalars[index] == "·"
                || line.scalars[index] == "|"
            // A comma parts an address from the name, but not a legal form from it.
            if isBreak,
                line.scalars[(index + 1)..<end].contains(where: \.isDigit) || line.scalars[index] != ","
            {
                end = index
                break
            }
        }
        let name = Span(line: span.line, range: start..<end)
        // "Number   : 549910" is another label with its value in the next column.
        let next = line.scalars[span.range.upperBound...].first { !Gap.isGap($0) }
        guard next != ":", !line.scalars[start..<end].contains(":"),
            !AddressLine.isStreet(line.text(start..<end))
        else {
            return nil
        }
        guard start < end, evidence.isNameLike(name), !AddressLine.hasPostcode(line.text(start..<end)) else {
            return nil
        }
        return name
    }

    private static let salutations: Set<String> = [
        "herrn", "herr", "frau", "firma", "an", "mr", "mrs", "ms", "mr.", "mrs.", "ms.", "m.", "mme",
        "monsieur", "madame", "familie", "name", "name:",
    ]
}
