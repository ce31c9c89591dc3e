import Foundation
import Publishing

/// A period taken apart into whole days and hours of UTC, which sums are kept of, and the rest at its ends.
struct PeriodCover: Sendable, Hashable {
    let days: [Range<Date>]
    /// Whole hours that no day of `days` has.
    let hours: [Range<Date>]
    /// Parts of hours.
    let rest: [Range<Date>]

    /// Days and hours together: at most one stretch.
    let wholeHours: Range<Date>?

    init(_ period: Period) {
        let (days, besidesDays) = Self.split(period.start..<period.end, by: 86_400)
        self.days = days
        let apart = besidesDays.map { Self.split($0, by: 3600) }
        hours = apart.flatMap(\.whole)
        rest = apart.flatMap(\.rest)
        wholeHours = Self.split(period.start..<period.end, by: 3600).whole.first
    }

    /// The stretch of whole units, and what is left on both sides; none of them empty.
    private static func split(
        _ range: Range<Date>, by unit: Double
    ) -> (whole: [Range<Date>], rest: [Range<Date>]) {
        let first = Date(
            timeIntervalSince1970: (range.lowerBound.timeIntervalSince1970 / unit).rounded(.up) * unit)
        let last = Date(
            timeIntervalSince1970: (range.upperBound.timeIntervalSince1970 / unit).rounded(.down) * unit)
        guard first < last else { return ([], [range]) }
        return ([first..<last], [range.lowerBound..<first, last..<range.upperBound].filter { !$0.isEmpty })
    }
}
