package import Foundation
import StrictYAML

/// When a schedule fires: by the calendar, or every so often.
package enum Recurrence: Sendable, Hashable {
    case cron(CronExpression)
    /// Every so often since 1970, so that every machine counts alike: `@every 15m`. In whole seconds.
    case every(Duration)

    /// As a file has it.
    package var source: String {
        switch self {
        case .cron(let expression): expression.source
        case .every(let interval): "\(Self.everyWord) \(DurationUnit.text(interval))"
        }
    }

    /// The first fire after an instant; nil after the year 9999.
    package func next(after date: Date, in zone: TimeZone) -> Date? {
        switch self {
        case .cron(let expression): expression.next(after: date, in: zone)
        case .every(let interval): fire(since: date, interval) { ($0 / $1).rounded(.down) + 1 }
        }
    }

    /// The last fire before an instant; nil before the year 1.
    package func previous(before date: Date, in zone: TimeZone) -> Date? {
        switch self {
        case .cron(let expression): expression.previous(before: date, in: zone)
        case .every(let interval): fire(since: date, interval) { ($0 / $1).rounded(.up) - 1 }
        }
    }

    private func fire(since date: Date, _ interval: Duration, _ number: (Double, Double) -> Double) -> Date {
        let seconds = Double(interval.components.seconds)
        return Date(timeIntervalSince1970: number(date.timeIntervalSince1970, seconds) * seconds)
    }
}
