package import Foundation
package import Publishing

/// A period as people call it, seen from a moment: `yesterday`, `last-week`. Weeks begin on Monday (ISO 8601). A period
/// that isn't over ends with the day that it is seen from.
package enum PeriodName: String, Sendable, Hashable, CaseIterable {
    case today, yesterday
    case thisWeek = "this-week"
    case lastWeek = "last-week"
    case thisMonth = "this-month"
    case lastMonth = "last-month"
    case thisYear = "this-year"
    case lastYear = "last-year"
    case lastSevenDays = "last-7-days"
    case lastThirtyDays = "last-30-days"
    case lastNinetyDays = "last-90-days"

    package func period(asOf now: Date, in timeZone: TimeZone) -> Period {
        let calendar = Calendar.reports(in: timeZone)
        let today = calendar.startOfDay(for: now)
        let tomorrow = calendar.moved(today, by: 1, .day)
        let (start, end) =
            switch self {
            case .today: (today, tomorrow)
            case .yesterday: (calendar.moved(today, by: -1, .day), today)
            case .thisWeek: (calendar.start(of: .weekOfYear, at: now), tomorrow)
            case .lastWeek: calendar.last(.weekOfYear, before: now)
            case .thisMonth: (calendar.start(of: .month, at: now), tomorrow)
            case .lastMonth: calendar.last(.month, before: now)
            case .thisYear: (calendar.start(of: .year, at: now), tomorrow)
            case .lastYear: calendar.last(.year, before: now)
            case .lastSevenDays: (calendar.moved(today, by: -7, .day), today)
            case .lastThirtyDays: (calendar.moved(today, by: -30, .day), today)
            case .lastNinetyDays: (calendar.moved(today, by: -90, .day), today)
            }
        return Period(start: start, end: end, timeZone: timeZone)
    }
}

extension Period {
    /// The time before, as long on the calendar: before a month the month before, before seven days the seven before,
    /// however many hours a change of the clocks gives them.
    package var before: Period {
        let calendar = Calendar.reports(in: timeZone)
        for unit in [Calendar.Component.year, .month] where isWhole(unit) {
            return Period(start: calendar.moved(start, by: -1, unit), end: start, timeZone: timeZone)
        }
        let days = calendar.dateComponents([.day], from: start, to: end).day ?? 0
        // The rest of a period that doesn't end where a day does.
        let rest = end.timeIntervalSince(calendar.moved(start, by: days, .day))
        let shifted = calendar.moved(start, by: -days, .day)
        return Period(start: shifted.addingTimeInterval(-rest), end: start, timeZone: timeZone)
    }

    /// Whether it is one month or one year of the calendar.
    func isWhole(_ unit: Calendar.Component) -> Bool {
        let calendar = Calendar.reports(in: timeZone)
        return calendar.start(of: unit, at: start) == start && calendar.moved(start, by: 1, unit) == end
    }
}
