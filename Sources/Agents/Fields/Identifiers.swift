import Documents

/// The account to pay to: the IBAN whose checksum holds, else the one that a label announces.
struct AccountNumber: FieldFinder {
    func fields(in evidence: Evidence) -> [Field] {
        let ranked = evidence.ibans.map { candidate -> (span: Span, score: Double) in
            let isValid = IBAN.isValid(candidate.compact)
            let isLabelled = !evidence.governors(of: candidate.span, among: [.iban]).isEmpty
            return (candidate.span, (isValid ? 0.75 : 0.3) + (isLabelled ? 0.2 : 0))
        }
        guard let best = ranked.max(by: { $0.score < $1.score }) else {
            return labelled(evidence).map { [evidence.field(.iban, [$0], confidence: 0.3, source: .label)] }
                ?? []
        }
        return [evidence.field(.iban, [best.span], confidence: best.score, source: .pattern)]
    }

    /// What stands behind "IBAN:" though its length is wrong: the validator says so, and a person can look.
    private func labelled(_ evidence: Evidence) -> Span? {
        for hit in evidence.labels([.iban]) {
            let line = evidence.layout.lines[hit.span.line]
            var start = hit.span.range.upperBound
            while start < line.scalars.count, !line.scalars[start].isAlphanumeric { start += 1 }
            var end = start
            while end < line.scalars.count,
                line.scalars[end].isDigit || line.scalars[end].isUppercase
                    || (Gap.isGap(line.scalars[end]) && line.scalars[end] != Gap.wide)
            { end += 1 }
            while end > start, Gap.isGap(line.scalars[end - 1]) { end -= 1 }
            let compact = IBAN.compact(line.text(start..<end))
            guard (15...34).contains(compact.utf8.count), IBAN.length(of: compact) != nil else { continue }
            return Span(line: hit.span.line, range: start..<end)
        }
        return nil
    }
}

/// The seller's number for value added tax; the buyer's is passed over where a label tells.
struct TaxNumber: FieldFinder {
    func fields(in evidence: Evidence) -> [Field] {
        var best: (span: Span, score: Double)?
        func consider(_ span: Span, _ score: Double) {
            if score > best?.score ?? 0 { best = (span, score) }
        }
        for candidate in evidence.vatNumbers {
            let isLabelled = !evidence.governors(of: candidate.span, among: [.vatID]).isEmpty
            let verdict = VATNumber.verdict(candidate.compact)
            let score = (isLabelled ? 0.75 : 0.45) + (verdict == .valid ? 0.2 : 0)
            consider(candidate.span, score * (isBuyers(candidate.span, evidence) ? 0.6 : 1))
        }
        for (number, line) in evidence.layout.lines.enumerated() {
            guard let inn = INNReader.number(in: line, labels: evidence.labels[number]) else { continue }
            let span = Span(line: number, range: inn)
            consider(span, isBuyers(span, evidence) ? 0.5 : 0.85)
        }
        guard let best, best.score >= 0.45 else { return [] }
        return [evidence.field(.vatID, [best.span], confidence: best.score, source: .pattern)]
    }

    /// Whether the nearest name of a party above in the column, or left in the line, is the buyer's.
    private func isBuyers(_ span: Span, _ evidence: Evidence) -> Bool {
        let area = evidence.layout.area(span)
        let parties: Set<LabelKind> = [.vendor, .customer]
        for number in stride(from: span.line, through: max(0, span.line - 10), by: -1) {
            guard evidence.layout.pageOfLine[number] == evidence.layout.pageOfLine[span.line] else { break }
            let hits = evidence.labels[number].filter { hit in
                guard parties.contains(hit.kind) else { return false }
                if number == span.line { return hit.span.range.upperBound <= span.range.lowerBound }
                let label = evidence.layout.area(hit.span)
                return abs(label.left - area.left) < 120 && label.overlapAcross(area) > -60
            }
            if let last = hits.last { return last.kind == .customer && !hits.contains { $0.kind == .vendor } }
        }
        return false
    }
}

/// The Russian number of a tax payer behind its label: `ИНН 7707083893`, `ИНН/КПП 7707083893/773601001`.
enum INNReader {
    static func number(in line: Line, labels: [LabelHit]) -> Range<Int>? {
        for hit in labels where hit.kind == .otherNumber {
            guard Folding.key(line.scalars[hit.span.range]) == key else { continue }
            var start = hit.span.range.upperBound
            while start < line.scalars.count, !line.scalars[start].isDigit {
                if line.scalars[start] == Gap.wide { break }
                start += 1
            }
            var end = start
            while end < line.scalars.count, line.scalars[end].isDigit { end += 1 }
            if end - start == 10 || end - start == 12 { return start..<end }
        }
        return nil
    }

    private static let key = Folding.key("ИНН".unicodeScalars)
}
