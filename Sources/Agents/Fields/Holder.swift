import Documents

/// To whom a certificate was awarded, whose account or passport it is, who a résumé is about.
struct Holder: FieldFinder {
    /// Whether the largest line at the top may be the name, as on a résumé.
    let mayHead: Bool

    func fields(in evidence: Evidence) -> [Field] {
        if let names = surnameAndGiven(evidence) { return [names] }
        var best: (span: Span, score: Double)?
        for hit in evidence.labels([.holder]) {
            guard let span = value(of: hit, evidence) else { continue }
            let text = evidence.layout.text(span)
            let isCompany = text.split(separator: " ").contains { LegalForms.isForm(String($0)) }
            let score =
                (PersonName.isLikely(text) || isCompany ? 0.9 : 0.55) - (hit.span.range.count < 6 ? 0.1 : 0)
            if score > best?.score ?? 0 { best = (span, score) }
        }
        if let best, best.score > 0.5 {
            let text = CompanyNames.trimmed(evidence.layout.text(best.span))
            return [
                evidence.field(.holderName, [best.span], value: text, confidence: best.score, source: .label)
            ]
        }
        if mayHead, let head = heading(evidence) {
            return [evidence.field(.holderName, [head], confidence: 0.72, source: .layout)]
        }
        return []
    }

    /// Behind the label, even without a colon ("This is to certify that Anna Muster has"), or beneath it.
    private func value(of hit: LabelHit, _ evidence: Evidence) -> Span? {
        if let span = LabelledName.value(of: hit, in: evidence) { return shortened(span, evidence) }
        let line = evidence.layout.lines[hit.span.line]
        var start = hit.span.range.upperBound
        while start < line.scalars.count, Gap.isGap(line.scalars[start]) || line.scalars[start] == "," {
            start += 1
        }
        guard start < line.scalars.count, hit.span.range.count > 6 else { return nil }
        return shortened(
            Span(line: hit.span.line, range: start..<line.segment(around: start).upperBound), evidence)
    }

    /// The capitalised words at the front.
    private func shortened(_ span: Span, _ evidence: Evidence) -> Span? {
        let line = evidence.layout.lines[span.line]
        let titles: Set<String> = [
            "Herr", "Frau", "Herrn", "Mr", "Mrs", "Ms", "Mr.", "Mrs.", "Ms.", "M.", "Mme", "Monsieur",
            "Madame",
        ]
        var start = span.range.lowerBound
        var end = start
        var words = 0
        while end < span.range.upperBound, words < 6 {
            var wordEnd = end
            while wordEnd < span.range.upperBound, !Gap.isGap(line.scalars[wordEnd]) { wordEnd += 1 }
            let text = line.text(end..<wordEnd)
            if words == 0, titles.contains(text) {
                start = wordEnd + 1
                end = start
                continue
            }
            let isParticle =
                words > 0
                && ["von", "van", "de", "der", "zu", "du", "&", "und", "and", "di", "da"].contains(text)
            guard
                isParticle
                    || text.unicodeScalars.first.map({ $0.isUppercase || "«\"„“".unicodeScalars.contains($0) }
                    ) ?? false
            else { break }
            words += 1
            end = min(span.range.upperBound, wordEnd + 1)
            if text.hasSuffix(",") || text.hasSuffix(".") && text.count > 3 && !LegalForms.isForm(text) {
                break
            }
        }
        while end > start,
            Gap.isGap(line.scalars[end - 1]) || ",.;".unicodeScalars.contains(line.scalars[end - 1])
        { end -= 1 }
        guard words >= 1, end - start >= 4 else { return nil }
        let name = Span(line: span.line, range: start..<end)
        return evidence.isNameLike(name) ? name : nil
    }

    /// "Surname" and "Given names" of forms and passports, set together.
    private func surnameAndGiven(_ evidence: Evidence) -> Field? {
        func value(_ kind: LabelKind) -> Span? {
            evidence.labels([kind]).lazy.compactMap { LabelledName.value(of: $0, in: evidence) }.first
        }
        guard let surname = value(.surname), let given = value(.givenNames), surname != given else {
            return nil
        }
        let text = [given, surname].map { CompanyNames.trimmed(evidence.layout.text($0)) }.joined(
            separator: " ")
        return evidence.field(.holderName, [given, surname], value: text, confidence: 0.85, source: .label)
    }

    private func heading(_ evidence: Evidence) -> Span? {
        guard let page = evidence.layout.pages.first else { return nil }
        var best: (span: Span, size: Double)?
        for (number, line) in evidence.layout.lines.enumerated() {
            guard evidence.layout.pageOfLine[number] == 0, line.area.middle < 0.25 * page.height || number < 4
            else { break }
            for segment in line.segments {
                let span = Span(line: number, range: segment)
                let text = evidence.layout.text(span)
                guard PersonName.isLikely(text), evidence.isNameLike(span) else { continue }
                let size = line.area(segment).height
                if size > 1.1 * (best?.size ?? 0) { best = (span, size) }
            }
        }
        return best?.span
    }
}
