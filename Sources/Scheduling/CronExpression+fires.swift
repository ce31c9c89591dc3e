package import Foundation

/// Fire times in a time zone, in whole seconds since 1970. See docs/decisions/0030-daylight-saving.md for the policy.
extension CronExpression {
    /// The first fire after an instant; nil after the year 9999.
    package func next(after date: Date, in zone: TimeZone) -> Date? {
        let instant = max(date.timeIntervalSince1970.rounded(.down), Self.instants.lowerBound)
        guard instant <= Self.instants.upperBound else { return nil }
        return next(after: Int(instant), in: ZoneOffsets.of(zone))
            .map { Date(timeIntervalSince1970: Double($0)) }
    }

    /// The last fire before an instant; nil before the year 1.
    package func previous(before date: Date, in zone: TimeZone) -> Date? {
        let instant = min(date.timeIntervalSince1970.rounded(.up), Self.instants.upperBound)
        guard instant >= Self.instants.lowerBound else { return nil }
        return previous(before: Int(instant), in: ZoneOffsets.of(zone))
            .map { Date(timeIntervalSince1970: Double($0)) }
    }

    /// From the beginning of the year 1 to the end of the year 9999.
    private static let instants = -62_135_596_800.0...253_402_300_799.0
    /// More than any change of an offset moves the clocks.
    private static let reach = 2 * 86_400

    private func next(after instant: Int, in zone: ZoneOffsets) -> Int? {
        var span = zone.span(at: instant)
        var from = (instant + span.offset).flooredDivision(by: 60).quotient + 1
        // What the clocks show again has fired on the first pass.
        if !isWildcard { from = max(from, span.seen.ceilingDivision(by: 60)) }
        while let minute = firstMinute(from: from) {
            let wall = minute * 60
            // Skipped, and not of the wildcard kind: at once after.
            if wall < span.wallStart { return span.start }
            if wall < span.wallEnd { return wall - span.offset }
            // A change soon after the instant may show times from before it again. Once past that, nothing matches up
            // to `wall`, which may be years away.
            let isNear = span.end < instant + Self.reach
            let resume = isNear ? span.end : max(span.end, wall - span.offset - Self.reach)
            span = zone.span(at: resume)
            if isWildcard { from = span.wallStart.ceilingDivision(by: 60) }
        }
        return nil
    }

    /// The mirror of `next`.
    private func previous(before instant: Int, in zone: ZoneOffsets) -> Int? {
        var span = zone.span(at: instant - 1)
        var upTo = (instant - 1 + span.offset).flooredDivision(by: 60).quotient
        while let minute = lastMinute(upTo: upTo) {
            let wall = minute * 60
            if wall >= (isWildcard ? span.wallStart : max(span.wallStart, span.seen)) {
                return wall - span.offset
            }
            if !isWildcard, wall >= span.seen { return span.start }
            let isNear = span.start > instant - Self.reach
            let resume = isNear ? span.start - 1 : min(span.start - 1, wall - span.offset + Self.reach)
            let seen = span.seen
            span = zone.span(at: resume)
            upTo = ((isWildcard ? span.wallEnd : seen) - 1).flooredDivision(by: 60).quotient
        }
        return nil
    }
}
