import Documents

/// Who issued a certificate, statement or report: by label, an institution's name, a company, or the letterhead.
struct Issuer: FieldFinder {
    func fields(in evidence: Evidence) -> [Field] {
        for hit in evidence.labels([.issuer]) where hit.span.range.count > 5 && evidence.isHeading(hit) {
            if let span = LabelledName.value(of: hit, in: evidence), Self.isTitle(evidence.layout.text(span))
            {
                return [field([span], nil, 0.85, .label, evidence)]
            }
        }
        let companies = CompanyCandidates(evidence).ranked().filter { $0.vendorScore > 0.2 }
        if let institution = institution(evidence) {
            return [field([institution], nil, 0.72, .layout, evidence)]
        }
        if let best = companies.max(by: { $0.vendorScore < $1.vendorScore }) {
            return [
                field(
                    best.name.spans, best.name.text, min(0.85, 0.5 + 0.3 * best.vendorScore), .layout,
                    evidence)
            ]
        }
        return []
    }

    /// Mostly capitalised words: a name, not the sentence beneath a heading.
    private static func isTitle(_ text: String) -> Bool {
        let words = text.split(separator: " ")
        let capitals = words.count { $0.first.map { $0.isUppercase || $0.isNumber } ?? false }
        return words.count <= 10 && capitals * 2 >= words.count
    }

    private func field(
        _ spans: [Span], _ text: String?, _ confidence: Double, _ source: Evidence.Source,
        _ evidence: Evidence
    ) -> Field {
        evidence.field(
            .issuer, spans, value: CompanyNames.trimmed(text ?? evidence.layout.text(spans[0])),
            confidence: confidence,
            source: source)
    }

    /// A segment at the top or the foot that names a bank, a university, an authority.
    private func institution(_ evidence: Evidence) -> Span? {
        var best: (span: Span, score: Double)?
        for (number, line) in evidence.layout.lines.enumerated() where evidence.layout.pageOfLine[number] == 0
        {
            let height = evidence.height(of: Span(line: number, range: 0..<line.scalars.count))
            guard height < 0.35 || height > 0.75 else { continue }
            for segment in line.segments {
                let span = Span(line: number, range: segment)
                let words = evidence.layout.text(span).split(separator: " ")
                guard (1...9).contains(words.count), evidence.isNameLike(span),
                    words.contains(where: {
                        LegalForms.isInstitution(String($0)) && $0.first?.isUppercase ?? false
                    })
                else { continue }
                let page = evidence.layout.page(of: span)
                let score = line.area(segment).height / page.textHeight + (height < 0.35 ? 0.5 : 0) - height
                if score > best?.score ?? 0 { best = (span, score) }
            }
        }
        return best?.span
    }
}
