package import Foundation

extension Calendar {
    /// The calendar that reports count by: Gregorian, weeks from Monday.
    package static func reports(in timeZone: TimeZone) -> Calendar {
        var calendar = Calendar(identifier: .iso8601)
        calendar.timeZone = timeZone
        return calendar
    }

    /// A day has 23 hours when the clocks go forward; the calendar knows.
    package func moved(_ date: Date, by count: Int, _ unit: Component) -> Date {
        guard let moved = self.date(byAdding: unit, value: count, to: date) else {
            preconditionFailure("the calendar has no end")
        }
        return moved
    }

    package func start(of unit: Component, at date: Date) -> Date {
        guard let interval = dateInterval(of: unit, for: date) else {
            preconditionFailure("every moment is in a \(unit)")
        }
        return interval.start
    }

    /// The whole unit before the one of `date`.
    func last(_ unit: Component, before date: Date) -> (Date, Date) {
        let end = start(of: unit, at: date)
        return (start(of: unit, at: end.addingTimeInterval(-1)), end)
    }
}
