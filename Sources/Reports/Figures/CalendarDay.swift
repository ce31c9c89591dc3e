import Foundation
import Postgres
import Publishing

/// A day of the calendar, as documents name it: without a clock and without a time zone.
struct CalendarDay: Sendable, Hashable, Comparable, CustomStringConvertible {
    let year: Int
    let month: Int
    let day: Int

    /// The day that it is at a moment in a place.
    init(of date: Date, in timeZone: TimeZone) {
        let parts = Calendar.reports(in: timeZone).dateComponents([.year, .month, .day], from: date)
        guard let year = parts.year, let month = parts.month, let day = parts.day else {
            preconditionFailure("every moment has a day")
        }
        (self.year, self.month, self.day) = (year, month, day)
    }

    /// From `2026-11-25`.
    init?(_ text: String) {
        let parts = text.split(separator: "-").compactMap { Int($0) }
        guard parts.count == 3 else { return nil }
        (year, month, day) = (parts[0], parts[1], parts[2])
    }

    var cell: Cell { .day(year: year, month: month, day: day) }

    var description: String { String(format: "%04d-%02d-%02d", year, month, day) }

    static func < (left: CalendarDay, right: CalendarDay) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }
}

extension Row {
    func day(_ column: String) throws -> CalendarDay? {
        try decode(column, as: String?.self).flatMap(CalendarDay.init)
    }

    /// Of a `numeric`; NULL is nothing, and so is NaN.
    func decimal(_ column: String) throws -> Decimal? {
        try decode(column, as: String?.self).flatMap {
            Decimal(string: $0, locale: Locale(identifier: "en_US_POSIX"))
        }
    }
}
