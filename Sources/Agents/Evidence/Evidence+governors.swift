/// A label that stands to the left of a value, or above it.
struct Governor: Sendable {
    let hit: LabelHit
    /// 0 to 1: the label's weight, less for the distance.
    let score: Double
    let isLeft: Bool
}

extension Evidence {
    /// The labels of one group that govern a value: of the nearest place only, left before above. A place may
    /// bear several meanings at once.
    /// - Parameter kinds: the group; the nearest label of it wins, so a group holds rivals too.
    func governors(of span: Span, among kinds: Set<LabelKind>) -> [Governor] {
        let left = leftGovernors(of: span, among: kinds)
        if let best = left.map(\.score).max(), best >= 0.4 { return left }
        let above = governorsAbove(span, among: kinds)
        let continued = governorsBefore(span, among: kinds)
        return [left, above, continued].max { ($0.map(\.score).max() ?? 0) < ($1.map(\.score).max() ?? 0) }
            ?? []
    }

    /// The label that ends the line above, when the value begins its own: running text was wrapped between them.
    private func governorsBefore(_ span: Span, among kinds: Set<LabelKind>) -> [Governor] {
        let line = layout.lines[span.line]
        guard span.range.lowerBound <= 1, span.line > 0,
            layout.pageOfLine[span.line - 1] == layout.pageOfLine[span.line]
        else { return [] }
        let above = layout.lines[span.line - 1]
        guard line.area.top - above.area.bottom < layout.page(of: span).textHeight,
            let end = labels[span.line - 1].last?.span.range.upperBound,
            !above.scalars[end...].contains(where: \.isAlphanumeric)
        else { return [] }
        return labels[span.line - 1].filter { $0.span.range.upperBound == end && kinds.contains($0.kind) }.map
        {
            Governor(hit: $0, score: 0.9 * $0.weight, isLeft: true)
        }
    }

    private func leftGovernors(of span: Span, among kinds: Set<LabelKind>) -> [Governor] {
        let hits = labels[span.line].filter {
            kinds.contains($0.kind) && $0.span.range.upperBound <= span.range.lowerBound
        }
        guard let end = hits.map(\.span.range.upperBound).max() else { return [] }
        let line = layout.lines[span.line]
        let between = line.scalars[end..<span.range.lowerBound]
        let words = between.count { $0.isAlphanumeric }
        let columns = between.count { $0 == Gap.wide }
        // A sentence that ends between them parts them.
        let isParted =
            zip(between, between.dropFirst()).contains { ($0 == "." || $0 == ";") && Gap.isGap($1) }
            && words > 4
        let distance = 0.02 * Double(words) + 0.04 * Double(columns) + (isParted ? 0.5 : 0)
        return hits.filter { $0.span.range.upperBound == end }.map {
            Governor(hit: $0, score: $0.weight * max(0, 1 - distance), isLeft: true)
        }
    }

    private func governorsAbove(_ span: Span, among kinds: Set<LabelKind>) -> [Governor] {
        let area = layout.area(span)
        let reach = 3.2 * max(layout.page(of: span).textHeight, area.height)
        var number = span.line - 1
        while number >= 0, layout.pageOfLine[number] == layout.pageOfLine[span.line] {
            let line = layout.lines[number]
            let gap = area.top - line.area.bottom
            if gap > reach { break }
            let hits = labels[number].filter { hit in
                guard kinds.contains(hit.kind) else { return false }
                let label = layout.area(hit.span)
                let isAligned =
                    label.overlapAcross(area) > 0.3 * min(label.width, area.width)
                    || abs(label.left - area.left) < area.height
                    || abs(label.right - area.right) < area.height
                return isAligned && label.top < area.top && hasNoValue(hit)
            }
            if !hits.isEmpty {
                let distance = max(0, gap) / reach * 0.3
                return hits.map { Governor(hit: $0, score: $0.weight * (0.85 - distance), isLeft: false) }
            }
            number -= 1
        }
        return []
    }

    /// Whether nothing stands right of the label in its own segment that would be its value.
    func hasNoValue(_ hit: LabelHit) -> Bool {
        let line = layout.lines[hit.span.line]
        let segment = line.segment(around: hit.span.range.lowerBound)
        guard hit.span.range.upperBound < segment.upperBound else { return true }
        let rest = line.scalars[hit.span.range.upperBound..<segment.upperBound]
        return !rest.contains(where: \.isDigit) && rest.count(where: \.isLetter) <= 16
    }

    /// Whether a label is set as a heading: it begins its segment, and a colon or nothing follows it.
    func isHeading(_ hit: LabelHit) -> Bool {
        let line = layout.lines[hit.span.line]
        let segment = line.segment(around: hit.span.range.lowerBound)
        let before = line.scalars[segment.lowerBound..<hit.span.range.lowerBound]
        guard before.count(where: \.isAlphanumeric) <= 3, before.last != "-" else { return false }
        let rest = line.scalars[hit.span.range.upperBound..<segment.upperBound]
        return rest.prefix(6).contains(":") || rest.count(where: \.isAlphanumeric) <= 2
    }

    /// All labels of a kind, in reading order.
    func labels(_ kinds: Set<LabelKind>) -> [LabelHit] {
        labels.joined().filter { kinds.contains($0.kind) }
    }
}
