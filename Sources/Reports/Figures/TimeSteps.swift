import Foundation
import Publishing

/// A period cut into days, or into months where days would be too many: what a chart has along its axis.
struct TimeSteps: Sendable, Hashable {
    /// `2026-11-25` or `2026-11`; of hours `14:00`, or `11-25 14:00` where there are several days.
    let names: [String]
    /// Where each begins, and where the last ends; the period's own ends where they lie within.
    let bounds: [Date]
    private let unit: Calendar.Component

    var areDays: Bool { unit == .day }

    /// `Hour`, `Day` or `Month`
    var title: String {
        switch unit {
        case .hour: "Hour"
        case .day: "Day"
        default: "Month"
        }
    }

    /// More bars can't be told apart.
    static let mostDays = 92
    private static let mostDaysByHour = 2

    /// - Parameter withHours: whether a day or two are cut into hours.
    init(_ period: Period, withHours: Bool = false) {
        let calendar = Calendar.reports(in: period.timeZone)
        let days = calendar.dateComponents([.day], from: period.start, to: period.end).day ?? 0
        unit = withHours && days <= Self.mostDaysByHour ? .hour : days <= Self.mostDays ? .day : .month
        let clock = ClockHour(timeZone: period.timeZone, withDay: days > 1)
        var names: [String] = []
        var bounds: [Date] = []
        var next = period.start
        while next < period.end {
            let day = CalendarDay(of: next, in: period.timeZone)
            let name =
                switch unit {
                case .hour: clock.name(of: next)
                case .day: day.description
                default: CalendarMonth(day).description
                }
            // When the clocks go back, an hour comes twice.
            names.append(name == names.last ? "\(name) again" : name)
            bounds.append(next)
            next = calendar.moved(calendar.start(of: unit, at: next), by: 1, unit)
        }
        self.names = names
        self.bounds = bounds + [period.end]
    }
}

/// Hours as a clock on the wall shows them.
private struct ClockHour {
    let timeZone: TimeZone
    let withDay: Bool

    func name(of date: Date) -> String {
        let at = Calendar.reports(in: timeZone).dateComponents([.month, .day, .hour, .minute], from: date)
        let time = String(format: "%02d:%02d", at.hour ?? 0, at.minute ?? 0)
        return withDay ? String(format: "%02d-%02d ", at.month ?? 0, at.day ?? 0) + time : time
    }
}
