import Documents

/// Who sent an invoice or letter: by label, by legal form, or the letterhead.
struct Vendor: FieldFinder {
    let name: FieldName
    let address: FieldName?

    func fields(in evidence: Evidence) -> [Field] {
        let companies = CompanyCandidates(evidence)
        let best = companies.ranked().max { $0.vendorScore < $1.vendorScore }
        if let labelled = labelled(evidence), best.map({ $0.vendorScore < 0.9 }) ?? true {
            return finish([labelled], text: nil, confidence: 0.78, source: .label, evidence)
        }
        if let best, best.vendorScore >= 0.3 {
            let confidence = min(0.95, 0.5 + 0.35 * best.vendorScore)
            return finish(
                best.name.spans, text: best.name.text, confidence: confidence, source: .layout, evidence)
        }
        if let head = Letterhead.find(in: evidence) {
            return finish([head], text: nil, confidence: 0.5, source: .layout, evidence)
        }
        if let best, best.vendorScore > 0 {
            return finish(best.name.spans, text: best.name.text, confidence: 0.4, source: .layout, evidence)
        }
        return []
    }

    /// The first line beside or beneath "Seller:" that can be a name.
    private func labelled(_ evidence: Evidence) -> Span? {
        for hit in evidence.labels([.vendor]) where hit.weight >= 1 && evidence.isHeading(hit) {
            if let span = LabelledName.value(of: hit, in: evidence) { return span }
        }
        return nil
    }

    private func finish(
        _ spans: [Span], text: String?, confidence: Double, source: Evidence.Source, _ evidence: Evidence
    ) -> [Field] {
        var fields = [
            evidence.field(
                name, spans, value: CompanyNames.trimmed(text ?? evidence.layout.text(spans[0])),
                confidence: confidence,
                source: source)
        ]
        if let address, let last = spans.last, let found = PostalAddress.below(last, in: evidence) {
            fields.append(
                evidence.field(
                    address, found, value: PostalAddress.text(found, evidence), confidence: 0.7,
                    source: .layout))
        }
        return fields
    }
}
