import Documents

/// Opening and closing balance of a bank statement.
struct Balances: FieldFinder {
    func fields(in evidence: Evidence) -> [Field] {
        [(FieldName.openingBalance, LabelKind.openingBalance), (.closingBalance, .closingBalance)].compactMap
        { name, kind in
            let scored = evidence.amounts.compactMap { hit -> (hit: AmountHit, score: Double)? in
                guard hit.money.looksLikePrice else { return nil }
                let governors = evidence.amountGovernors(of: hit.span)
                guard let own = governors.first(where: { $0.hit.kind == kind }) else { return nil }
                return (hit, own.score)
            }
            guard let best = scored.max(by: { $0.score < $1.score }), best.score > 0.4 else { return nil }
            return evidence.field(name, [best.hit.span], confidence: 0.4 + 0.5 * best.score, source: .label)
        }
    }
}
