import Foundation
import Publishing

extension Report {
    /// `operations-2026-11-24`: what the names of its files begin with.
    var baseName: String { "\(name)-\(periodName)" }

    /// `2026-11-24`, `2026-11`, `2026-11-17-to-2026-11-23`; `2026-11-24T1000-to-2026-11-24T1130` of parts of days.
    var periodName: String {
        guard let period else { return Self.day(colophon.generatedAt, .gmt) }
        let zone = period.timeZone
        let calendar = Calendar.reports(in: zone)
        let isWholeDays =
            calendar.startOfDay(for: period.start) == period.start
            && calendar.startOfDay(for: period.end) == period.end
        guard isWholeDays else {
            return "\(Self.minute(period.start, zone))-to-\(Self.minute(period.end, zone))"
        }
        let last = calendar.moved(period.end, by: -1, .day)
        if period.isWhole(.month) { return String(Self.day(last, zone).dropLast(3)) }
        if period.isWhole(.year) { return String(Self.day(last, zone).dropLast(6)) }
        return last == period.start
            ? Self.day(last, zone) : "\(Self.day(period.start, zone))-to-\(Self.day(last, zone))"
    }

    private static func day(_ date: Date, _ zone: TimeZone) -> String {
        date.formatted(Date.ISO8601FormatStyle(timeZone: zone).year().month().day())
    }

    private static func minute(_ date: Date, _ zone: TimeZone) -> String {
        let time = Date.ISO8601FormatStyle(timeZone: zone).time(includingFractionalSeconds: false)
        return "\(day(date, zone))T\(date.formatted(time).filter(\.isNumber).prefix(4))"
    }
}
