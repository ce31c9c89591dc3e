import Documents

/// Two dates in one breath: "01.01.2024 - 31.12.2024", "from 1 January to 31 December", "с 01.01 по 31.12".
struct DatePeriod: FieldFinder {
    /// Whether a label of a period must stand before it.
    let needsLabel: Bool

    func fields(in evidence: Evidence) -> [Field] {
        for (first, second) in zip(evidence.dates, evidence.dates.dropFirst()) {
            guard first.span.line == second.span.line,
                let start = first.written.resolved(evidence.dateOrder),
                let end = second.written.resolved(evidence.dateOrder), start < end
            else { continue }
            let line = evidence.layout.lines[first.span.line]
            let between = line.scalars[first.span.range.upperBound..<second.span.range.lowerBound]
            guard isLink(between) else { continue }
            let governors = evidence.governors(of: first.span, among: LabelledDate.allKinds.union([.period]))
            let isLabelled = governors.contains {
                [.period, .startDate].contains($0.hit.kind) && $0.score > 0.3
            }
            if needsLabel, !isLabelled { continue }
            if governors.contains(where: { $0.hit.kind == .otherDate }) { continue }
            let confidence = isLabelled ? 0.92 : 0.7
            return [
                evidence.field(.startDate, [first.span], confidence: confidence, source: .label),
                evidence.field(.endDate, [second.span], confidence: confidence, source: .label),
            ]
        }
        return []
    }

    private func isLink(_ between: ArraySlice<Unicode.Scalar>) -> Bool {
        let words = between.split { !$0.isLetter }.map { Folding.key($0) }
        if words.isEmpty { return between.contains { "-–—".unicodeScalars.contains($0) } }
        return words.count <= 3 && words.contains { Self.links.contains($0) }
    }

    private static let links = Set(
        ["to", "until", "bis", "au", "по", "till", "through", "thru", "jusqu", "al", "tot", "and ending"].map
        {
            Folding.key($0.unicodeScalars)
        })
}
