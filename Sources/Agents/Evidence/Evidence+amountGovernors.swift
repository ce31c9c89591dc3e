extension Evidence {
    /// The label that governs an amount. Between the amount before it and itself, the first label of the nearest
    /// segment counts, as the head of its phrase: "Total incl. VAT" is a total, "VAT on net" a tax. What stands in
    /// brackets only explains.
    /// A label may share its last word with the amount: "Summe EUR 3,70".
    func amountGovernors(of span: Span) -> [Governor] {
        let line = layout.lines[span.line]
        let start =
            amounts(on: span.line).lazy
            .filter { $0.span.range.upperBound <= span.range.lowerBound }
            .filter { $0.money.looksLikePrice }
            .map(\.span.range.upperBound).max() ?? 0
        let own = labels[span.line].filter {
            Totals.kinds.contains($0.kind) && $0.span.range.lowerBound >= start
                && $0.span.range.lowerBound < span.range.lowerBound
        }
        guard let nearest = own.map(\.span.range.lowerBound).max() else {
            return governors(of: span, among: Totals.kinds)
        }
        let segment = line.segment(around: nearest)
        let inSegment = own.filter { segment.contains($0.span.range.lowerBound) }
        let open = inSegment.filter {
            !isInBrackets($0.span.range.lowerBound, line, from: segment.lowerBound)
        }
        let heads = open.isEmpty ? inSegment : open
        guard let first = heads.map(\.span.range.lowerBound).min() else { return [] }
        let between = line.scalars[nearest..<span.range.lowerBound]
        let distance =
            0.01 * Double(between.count { $0.isAlphanumeric }) + 0.03
            * Double(between.count { $0 == Gap.wide })
        return heads.filter { $0.span.range.lowerBound == first }.map {
            Governor(hit: $0, score: $0.weight * max(0.2, 1 - distance), isLeft: true)
        }
    }

    private func isInBrackets(_ place: Int, _ line: Line, from start: Int) -> Bool {
        let before = line.scalars[start..<place]
        guard let open = before.lastIndex(of: "(") else { return false }
        return !before[open...].contains(")")
    }
}
