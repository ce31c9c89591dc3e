import Documents

/// Who an invoice or letter is for: by label, by legal form, or the block in the address window.
struct Customer: FieldFinder {
    let name: FieldName

    func fields(in evidence: Evidence) -> [Field] {
        for hit in evidence.labels([.customer]) where evidence.isHeading(hit) {
            if let span = LabelledName.value(of: hit, in: evidence) {
                return [field(span, 0.85, .label, evidence)]
            }
        }
        let companies = CompanyCandidates(evidence)
        let ranked = companies.ranked()
        let vendor = ranked.max { $0.vendorScore < $1.vendorScore }
        let best = ranked.filter { $0.name.key != vendor?.name.key }.max {
            $0.customerScore < $1.customerScore
        }
        if let best, best.customerScore >= 0.5 {
            return [
                evidence.field(
                    name, best.name.spans, value: best.name.text,
                    confidence: min(0.9, 0.45 + 0.35 * best.customerScore),
                    source: .layout)
            ]
        }
        if let addressee = addressee(evidence, companies, vendorKey: vendor?.name.key) {
            return [field(addressee, 0.6, .layout, evidence)]
        }
        return []
    }

    private func field(_ span: Span, _ confidence: Double, _ source: Evidence.Source, _ evidence: Evidence)
        -> Field
    {
        evidence.field(
            name, [span], value: CompanyNames.trimmed(evidence.layout.text(span)), confidence: confidence,
            source: source)
    }

    /// The first line of a block with an address in the window's place that is not the sender's.
    private func addressee(_ evidence: Evidence, _ companies: CompanyCandidates, vendorKey: String?) -> Span?
    {
        for (number, line) in evidence.layout.lines.enumerated() {
            guard evidence.layout.pageOfLine[number] == 0 else { return nil }
            for segment in line.segments {
                let span = Span(line: number, range: segment)
                guard companies.looksLikeAddressee(span), evidence.isNameLike(span),
                    !companies.isSenderLine(span)
                else { continue }
                let text = evidence.layout.text(span)
                guard !AddressLine.hasPostcode(text), !AddressLine.isStreet(text),
                    CompanyName.key(text) != vendorKey
                else { continue }
                if text.split(separator: " ").last?.contains(where: \.isNumber) ?? false { continue }
                let isSalutation = text.split(separator: " ").count == 1
                if isSalutation, let next = evidence.layout.column(below: span, limit: 1).first,
                    evidence.isNameLike(next)
                {
                    return next
                }
                return span
            }
        }
        return nil
    }
}
