import Documents

/// The number of an invoice, a contract, a certificate or another document, by its label.
struct LabelledNumber: FieldFinder {
    let name: FieldName
    /// With how much each kind of label speaks for this field, 0 to 1.
    let kinds: [LabelKind: Double]
    /// Bare nouns that announce the number only when it follows at once.
    let nouns: Set<LabelKind>

    static let invoice = LabelledNumber(
        name: .invoiceNumber, kinds: [.invoiceNumber: 1, .invoice: 0.7], nouns: [.invoice])
    static let receipt = LabelledNumber(
        name: .documentNumber, kinds: [.receiptNumber: 1, .documentNumber: 1, .receipt: 0.7],
        nouns: [.receipt])
    static let receiptInvoice = LabelledNumber(name: .invoiceNumber, kinds: [.invoiceNumber: 1], nouns: [])
    static let contract = LabelledNumber(
        name: .contractNumber, kinds: [.contractNumber: 1, .contract: 0.7, .documentNumber: 0.6],
        nouns: [.contract])
    static let certificate = LabelledNumber(
        name: .certificateNumber, kinds: [.certificateNumber: 1, .certificate: 0.7, .documentNumber: 0.6],
        nouns: [.certificate])
    static let document = LabelledNumber(name: .documentNumber, kinds: [.documentNumber: 1], nouns: [])

    func fields(in evidence: Evidence) -> [Field] {
        let reader = NumberReader(evidence: evidence)
        var best: (span: Span, score: Double)?
        var supporters: [String: Int] = [:]
        for hit in evidence.labels(Set(kinds.keys)) {
            let isNoun = nouns.contains(hit.kind)
            guard let value = reader.value(of: hit, isStrict: isNoun), !isCompound(hit, evidence) else {
                continue
            }
            let text = evidence.layout.text(value.span)
            if isNoun, !isPlausibleAfterNoun(text) { continue }
            supporters[text, default: 0] += 1
            var score = (kinds[hit.kind] ?? 0) * hit.weight * (value.isBelow ? 0.85 : 1)
            if evidence.layout.lines[hit.span.line].page != 1 { score *= 0.8 }
            if text.unicodeScalars.count < 3 { score *= 0.85 }
            if score > best?.score ?? 0 { best = (value.span, score) }
        }
        guard let best, best.score >= 0.35 else { return [] }
        let support = min(2, (supporters[evidence.layout.text(best.span)] ?? 1) - 1)
        let confidence = min(0.97, 0.5 + 0.42 * best.score + 0.04 * Double(support))
        return [evidence.field(name, [best.span], confidence: confidence, source: .label)]
    }

    /// Whether another label runs into this one: "customer invoice no" is not ours.
    private func isCompound(_ hit: LabelHit, _ evidence: Evidence) -> Bool {
        let scalars = evidence.layout.lines[hit.span.line].scalars
        let start = hit.span.range.lowerBound
        return evidence.labels[hit.span.line].contains { other in
            other.kind == .otherNumber && other.span.range.upperBound <= start
                && scalars[other.span.range.upperBound..<start].allSatisfy { $0 == Gap.narrow || $0 == "-" }
        }
    }

    /// "Invoice 2024-117", not "Invoice 2 of 3" or "Contract 2024".
    private func isPlausibleAfterNoun(_ text: String) -> Bool {
        let digits = text.unicodeScalars.count(where: \.isDigit)
        guard digits >= 3 else { return false }
        return !(digits == 4 && text.count == 4 && (text.hasPrefix("19") || text.hasPrefix("20")))
    }
}
