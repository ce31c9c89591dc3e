import Documents

/// Total, net and tax of an invoice or receipt, weighed together: what adds up supports itself.
struct Totals: FieldFinder {
    /// On a receipt "net total" is what is paid, and cash less change tells it too.
    let isReceipt: Bool

    static let kinds: Set<LabelKind> = [
        .total, .amountDue, .net, .tax, .netTotal, .subtotal, .otherAmount, .cash, .change, .openingBalance,
        .closingBalance,
    ]

    func fields(in evidence: Evidence) -> [Field] {
        let ledger = AmountLedger(evidence, isReceipt: isReceipt)
        guard let total = ledger.bestTotal() else { return [] }
        var fields = [
            evidence.field(
                .totalAmount, [total.entry.hit.span], confidence: total.confidence,
                source: total.entry.labelScore > 0 ? .label : .arithmetic)
        ]
        let parts = ledger.parts(of: total.entry.cents)
        if let net = parts.net {
            fields.append(
                evidence.field(.netAmount, [net.hit.span], confidence: parts.confidence, source: .label))
        }
        if let tax = parts.tax {
            fields.append(
                evidence.field(.taxAmount, [tax.hit.span], confidence: parts.confidence, source: .label))
        } else if let sum = parts.taxSum {
            fields.append(
                Field(
                    name: FieldName.taxAmount.rawValue, value: Money.text(cents: sum),
                    text: Money.text(cents: sum),
                    confidence: parts.confidence, source: Evidence.Source.arithmetic.rawValue))
        }
        return fields
    }
}
