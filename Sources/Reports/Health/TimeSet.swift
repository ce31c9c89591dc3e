import Foundation

/// A set of moments, as stretches that neither touch nor overlap, in order.
struct TimeSet: Sendable, Hashable {
    private(set) var spans: [Range<Date>]

    /// Of stretches in any order, which may overlap.
    init(_ spans: some Sequence<Range<Date>>) {
        self.spans = []
        for span in spans.filter({ !$0.isEmpty }).sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = self.spans.last, span.lowerBound <= last.upperBound {
                let end = max(last.upperBound, span.upperBound)
                self.spans[self.spans.count - 1] = last.lowerBound..<end
            } else {
                self.spans.append(span)
            }
        }
    }

    var seconds: TimeInterval {
        spans.reduce(0) { $0 + $1.upperBound.timeIntervalSince($1.lowerBound) }
    }

    func union(_ other: TimeSet) -> TimeSet { TimeSet(spans + other.spans) }

    func within(_ span: Range<Date>) -> TimeSet { TimeSet(spans.map { $0.clamped(to: span) }) }

    func subtracting(_ other: TimeSet) -> TimeSet {
        var rest: [Range<Date>] = []
        for span in spans {
            var start = span.lowerBound
            for hole in other.spans where hole.overlaps(span) {
                if hole.lowerBound > start { rest.append(start..<hole.lowerBound) }
                start = max(start, hole.upperBound)
            }
            if start < span.upperBound { rest.append(start..<span.upperBound) }
        }
        return TimeSet(rest)
    }
}
