import Documents

/// The amounts of a document with what their labels say of them.
struct AmountLedger {
    struct Entry {
        let hit: AmountHit
        let cents: Int
        /// How surely this is the total, 0 to 1, by its label alone; negative when a rival label governs it.
        let labelScore: Double
        let isNet: Bool
        let isTax: Bool
        let isCash: Bool
        let isChange: Bool
        /// 0 at the document's top, 1 at its bottom.
        let depth: Double
    }

    let entries: [Entry]
    private let isReceipt: Bool
    private let sums: Set<Int>
    private let payments: Set<Int>
    private let largest: Int?
    private let evidence: Evidence

    init(_ evidence: Evidence, isReceipt: Bool) {
        self.evidence = evidence
        self.isReceipt = isReceipt
        let lineCount = Double(max(1, evidence.layout.lines.count))
        let hits = evidence.amounts.filter { !$0.money.isPercent }
        let columns = AmountColumns(hits, layout: evidence.layout).summed
        var entries: [Entry] = []
        for hit in hits {
            let governors = Self.governors(of: hit.span, columns: columns, evidence)
            guard hit.money.looksLikePrice || Self.isRoundTotal(hit, governors) else { continue }
            let kinds = Set(governors.filter { $0.score > 0.2 }.map(\.hit.kind))
            var score =
                governors.map { Self.weight(of: $0.hit.kind, isReceipt: isReceipt) * $0.score }.max() ?? 0
            if kinds.contains(.otherAmount) || kinds.contains(.tax) || kinds.contains(.net) {
                score = min(score, -0.5)
            }
            if score > 0, kinds.contains(.total) {
                score *= Self.share(of: hit, among: evidence.amounts(on: hit.span.line))
            }
            entries.append(
                Entry(
                    hit: hit, cents: hit.money.cents, labelScore: score,
                    isNet: kinds.contains(.net) || kinds.contains(.subtotal)
                        || (!isReceipt && kinds.contains(.netTotal)),
                    isTax: kinds.contains(.tax), isCash: kinds.contains(.cash),
                    isChange: kinds.contains(.change),
                    depth: Double(hit.span.line) / lineCount))
        }
        self.entries = entries
        sums = Self.sums(of: entries)
        payments = Self.payments(of: entries)
        largest = entries.filter { [sums] in
            !$0.isCash && !$0.isChange && ($0.labelScore > 0 || sums.contains($0.cents))
        }.map(\.cents).max()
    }

    /// A heading over a column means the column's sum, not its first amount.
    private static func governors(
        of span: Span, columns: [AmountColumns.Column], _ evidence: Evidence
    ) -> [Governor] {
        let own = evidence.amountGovernors(of: span)
        guard let column = columns.first(where: { $0.members.contains(span) }),
            !own.contains(where: \.isLeft),
            let first = column.members.first
        else { return own }
        let heading = evidence.amountGovernors(of: first)
        guard !heading.isEmpty, !heading.contains(where: \.isLeft) else { return own }
        return span == column.sum ? heading : []
    }

    private static func weight(of kind: LabelKind, isReceipt: Bool) -> Double {
        switch kind {
        case .total: 1
        case .amountDue: isReceipt ? 1 : 0.85
        case .netTotal: isReceipt ? 0.95 : -0.5
        case .subtotal: isReceipt ? 0.4 : -0.2
        case .cash: isReceipt ? 0.15 : -0.2
        default: -0.5
        }
    }

    /// "Total: 1190 EUR" and "Total 1190": round sums count only beside the strongest labels.
    private static func isRoundTotal(_ hit: AmountHit, _ governors: [Governor]) -> Bool {
        hit.money.decimals == 0 && hit.money.cents >= 100
            && governors.contains {
                [.total, .amountDue].contains($0.hit.kind) && $0.score >= 0.85 && $0.isLeft
            }
    }

    /// Several amounts in a row of totals: the one that the others add up to is the total.
    private static func share(of hit: AmountHit, among hits: ArraySlice<AmountHit>) -> Double {
        let row = hits.filter { !$0.money.isPercent && $0.money.decimals == 2 }.map(\.money.cents)
        guard row.count > 1 else { return 1 }
        let others = row.filter { $0 != hit.money.cents }
        if row.count >= 3, others.reduce(0, +) == hit.money.cents { return 1 }
        if Set(row).count == 1 { return 1 }
        return row.max() == hit.money.cents ? 0.55 : 0.2
    }

    // MARK: Total

    struct Choice {
        let entry: Entry
        let confidence: Double
    }

    func bestTotal() -> Choice? {
        let values = Dictionary(
            grouping: entries.filter { $0.labelScore > -0.4 || isPaid($0.cents) || addsUp($0.cents) },
            by: \.cents)
        var ranked: [(entry: Entry, score: Double)] = []
        for (cents, same) in values {
            guard cents != 0,
                let best = same.max(by: { ($0.labelScore, $0.depth) < ($1.labelScore, $1.depth) })
            else { continue }
            ranked.append((best, score(of: best, count: same.count)))
        }
        ranked.sort { ($0.score, $0.entry.cents) > ($1.score, $1.entry.cents) }
        guard var first = ranked.first, first.score >= 0.5 else { return nil }
        // What was paid, when the till rounded: it differs by cents from the total that is labelled.
        if isReceipt, !isPaid(first.entry.cents),
            let paid = ranked.first(where: {
                abs($0.entry.cents - first.entry.cents) <= 5 && isPaid($0.entry.cents)
            })
        {
            first = paid
        }
        let margin = ranked.count > 1 ? first.score - ranked[1].score : 0.5
        let confidence = min(0.97, 0.3 + 0.4 * min(1.2, first.score) + 0.4 * min(0.4, max(0, margin)))
        return Choice(entry: first.entry, confidence: confidence)
    }

    private func score(of entry: Entry, count: Int) -> Double {
        var score = max(0, entry.labelScore)
        score += 0.08 * Double(min(count - 1, 3))
        if addsUp(entry.cents) { score += 0.35 }
        if isReceipt, isPaid(entry.cents) { score += 0.35 }
        if entry.cents > 0, entry.cents == largest { score += 0.2 }
        score += 0.12 * entry.depth
        let page = evidence.layout.page(of: entry.hit.span)
        if evidence.layout.area(entry.hit.span).height > 1.35 * page.textHeight { score += 0.12 }
        if entry.hit.money.currency != nil { score += 0.05 }
        return score
    }

    /// Whether a labelled net and a labelled tax make it up.
    private func addsUp(_ total: Int) -> Bool { sums.contains(total) }

    /// Whether some cash less some change is it.
    private func isPaid(_ total: Int) -> Bool { payments.contains(total) }

    /// More different nets, taxes or payments than this are no sums but a table.
    private static let mostParts = 60

    /// All that a net and a tax add up to, give or take two cents of rounding.
    private static func sums(of entries: [Entry]) -> Set<Int> {
        let nets = Set(entries.filter(\.isNet).map(\.cents)).subtracting([0])
        // A tax within the rounding would make every net its own sum.
        let taxes = Set(entries.filter(\.isTax).map(\.cents)).filter { abs($0) > 2 }
        guard nets.count <= mostParts, taxes.count <= mostParts else { return [] }
        return Set(nets.flatMap { net in taxes.flatMap { tax in (-2...2).map { net + tax + $0 } } })
    }

    private static func payments(of entries: [Entry]) -> Set<Int> {
        let paid = Set(entries.filter(\.isCash).map(\.cents))
        let change = Set(entries.filter(\.isChange).map { abs($0.cents) })
        guard paid.count <= mostParts, change.count <= mostParts else { return [] }
        return Set(paid.flatMap { cash in change.map { cash - $0 } })
    }

    // MARK: Net and tax

    struct Parts {
        var net: Entry?
        var tax: Entry?
        /// The sum of several rates' taxes, where no single amount states it.
        var taxSum: Int?
        var confidence = 0.0
    }

    func parts(of total: Int) -> Parts {
        let nets = entries.filter { $0.isNet && abs($0.cents) <= abs(total) }
        let taxes = entries.filter { $0.isTax && abs($0.cents) < abs(total) }
        // The last pair that adds up: sums stand below the lines that they sum.
        for net in nets.reversed() {
            if let tax = taxes.last(where: { abs($0.cents + net.cents - total) <= 2 }) {
                return Parts(net: net, tax: tax, confidence: tax.cents == 0 ? 0.8 : 0.93)
            }
        }
        for net in nets.reversed() where net.cents != total {
            let rest = total - net.cents
            if let unlabelled = entries.last(where: {
                $0.cents == rest && isPlausibleTax(rest, net: net.cents)
            }) {
                return Parts(net: net, tax: unlabelled, confidence: 0.8)
            }
            let distinct = Set(taxes.map(\.cents)).filter { $0 != 0 }
            if distinct.count == 2 || distinct.count == 3, abs(distinct.reduce(0, +) - rest) <= 2 {
                return Parts(net: net, taxSum: rest, confidence: 0.75)
            }
        }
        // Several rates without a sum: no single one of them is the tax.
        guard Set(taxes.map(\.cents)).subtracting([0]).count <= 1 else { return Parts() }
        for tax in taxes.reversed() where tax.cents != 0 {
            let rest = total - tax.cents
            guard isPlausibleTax(tax.cents, net: rest) else { continue }
            let net = entries.last { abs($0.cents - rest) <= 2 }
            return Parts(net: net, tax: tax, confidence: net == nil ? 0.6 : 0.8)
        }
        return Parts()
    }

    /// Between 1 and 30 of a hundred, the span of rates in the world.
    private func isPlausibleTax(_ tax: Int, net: Int) -> Bool {
        guard net != 0, (tax < 0) == (net < 0) else { return false }
        let rate = Double(tax) / Double(net)
        return rate > 0.01 && rate < 0.3
    }
}
