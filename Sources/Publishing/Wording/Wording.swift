package import Foundation

/// How cells read to people, in English: the one place for page, PDF, mail and charts.
package struct Wording: Sendable {
    private let calendar: Calendar

    /// - Parameter timeZone: whose clock instants are told by.
    package init(timeZone: TimeZone) {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = timeZone
        self.calendar = calendar
    }

    package func text(of cell: Cell) -> String {
        switch cell {
        case .none: Digits.nothing
        case .text(let text): text
        case .integer(let value): Digits.grouped(value)
        case .number(let value, let digits): Digits.grouped(value, digits: digits)
        case .amount(let amount, let currency): Self.money(amount, currency: currency)
        case .percent(let share): Self.percent(share)
        case .duration(let seconds): Self.duration(seconds: seconds)
        case .bytes(let count): Self.bytes(count)
        case .day(let year, let month, let day): Timestamp.day(year, month, day)
        case .instant(let instant): self.instant(instant)
        case .boolean(let value): value ? "yes" : "no"
        }
    }

    /// `2026-11-25 23:43`.
    package func instant(_ instant: Date) -> String {
        let at = calendar.dateComponents([.year, .month, .day, .hour, .minute], from: instant)
        return String(
            format: "%04d-%02d-%02d %02d:%02d", at.year ?? 0, at.month ?? 0, at.day ?? 0, at.hour ?? 0,
            at.minute ?? 0)
    }

    /// `24 November 2026`, `17 to 23 November 2026`, `November 2026`; with the time where it is not midnight.
    package func period(_ period: Period) -> String {
        let start = calendar.dateComponents(in: calendar.timeZone, from: period.start)
        let end = calendar.dateComponents(in: calendar.timeZone, from: period.end)
        guard isMidnight(period.start), isMidnight(period.end), period.end > period.start,
            let lastDay = calendar.date(byAdding: .day, value: -1, to: period.end)
        else {
            return "\(instant(period.start)) to \(instant(period.end))"
        }
        let last = calendar.dateComponents(in: calendar.timeZone, from: lastDay)
        if start.day == 1, end.day == 1, start.year == last.year, start.month == last.month {
            return monthAndYear(last)
        }
        if start.year != last.year { return "\(day(start)) to \(day(last))" }
        if start.month != last.month { return "\(dayAndMonth(start)) to \(day(last))" }
        return start.day == last.day ? day(last) : "\(start.day ?? 0) to \(day(last))"
    }

    private func isMidnight(_ instant: Date) -> Bool {
        calendar.startOfDay(for: instant) == instant
    }

    private func day(_ at: DateComponents) -> String { "\(dayAndMonth(at)) \(at.year ?? 0)" }

    private func dayAndMonth(_ at: DateComponents) -> String { "\(at.day ?? 0) \(Self.month(at))" }

    private func monthAndYear(_ at: DateComponents) -> String { "\(Self.month(at)) \(at.year ?? 0)" }

    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
        "November", "December",
    ]

    private static func month(_ at: DateComponents) -> String {
        months[max(0, min((at.month ?? 1) - 1, 11))]
    }
}

extension Report {
    /// Whose clock the report goes by.
    package var timeZone: TimeZone { period?.timeZone ?? .gmt }
}
