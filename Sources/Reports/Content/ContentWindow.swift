import Foundation
import Publishing

/// The stretches of time that the report on contents looks at.
struct ContentWindow: Sendable, Hashable {
    let period: Period
    let before: Period
    /// The year that ends with the period, or as much more as the period and the one before need: what is usual for a
    /// vendor is judged by it.
    let historyStart: Date
    /// What is due and what ends is seen from here: the day on which the period ends, or today when that is to come.
    let today: CalendarDay
    /// A year up to the period's last month, or as much more as the period has.
    let months: [CalendarMonth]

    private static let fewestMonths = 12
    /// More bars can't be told apart.
    private static let mostMonths = 36

    init(_ request: ReportRequest) {
        period = request.period
        before = request.before
        let calendar = Calendar.reports(in: request.timeZone)
        historyStart = min(before.start, calendar.moved(period.end, by: -1, .year))
        today = CalendarDay(of: min(request.now, period.end), in: request.timeZone)
        let last = CalendarMonth(CalendarDay(of: period.end.addingTimeInterval(-1), in: request.timeZone))
            .index
        let first = CalendarMonth(CalendarDay(of: period.start, in: request.timeZone)).index
        let count = min(Self.mostMonths, max(Self.fewestMonths, last - first + 1))
        months = (0..<count).map { CalendarMonth(index: last - count + 1 + $0) }
    }

    /// Where the months begin, and the one after the last, by the report's clock; and on the calendar the first day of the
    /// first month, and of the one after the last.
    var monthBounds: (moments: [Date], firstDay: String, end: String) {
        let calendar = Calendar.reports(in: period.timeZone)
        let all = months + [CalendarMonth(index: months[0].index + months.count)]
        let moments = all.map { month in
            let parts = DateComponents(year: month.year, month: month.month, day: 1)
            guard let start = calendar.date(from: parts) else {
                preconditionFailure("\(month) has a first day")
            }
            return start
        }
        return (moments, "\(all[0])-01", "\(all[months.count])-01")
    }

    func day(after days: Int) -> CalendarDay {
        let calendar = Calendar.reports(in: .gmt)
        let parts = DateComponents(year: today.year, month: today.month, day: today.day)
        guard let date = calendar.date(from: parts) else { preconditionFailure("\(today) is a day") }
        return CalendarDay(of: calendar.moved(date, by: days, .day), in: .gmt)
    }
}
