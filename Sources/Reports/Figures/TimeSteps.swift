import Foundation
import Publishing

/// A period cut into days, or into months where days would be too many: what a chart has along its axis.
struct TimeSteps: Sendable, Hashable {
    /// `2026-11-25` or `2026-11`
    let names: [String]
    /// Where each begins, and where the last ends; the period's own ends where they lie within.
    let bounds: [Date]
    let areDays: Bool

    /// `Day` or `Month`
    var title: String { areDays ? "Day" : "Month" }

    /// More bars can't be told apart.
    static let mostDays = 92

    init(_ period: Period) {
        let calendar = Calendar.reports(in: period.timeZone)
        let days = calendar.dateComponents([.day], from: period.start, to: period.end).day ?? 0
        areDays = days <= Self.mostDays
        let unit = areDays ? Calendar.Component.day : .month
        var names: [String] = []
        var bounds: [Date] = []
        var next = period.start
        while next < period.end {
            let day = CalendarDay(of: next, in: period.timeZone)
            names.append(areDays ? day.description : CalendarMonth(day).description)
            bounds.append(next)
            next = calendar.moved(calendar.start(of: unit, at: next), by: 1, unit)
        }
        self.names = names
        self.bounds = bounds + [period.end]
    }
}
