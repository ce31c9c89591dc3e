import Foundation

@testable import Scheduling

/// Shorthand of this module's tests.
enum Moments {
    /// `2026-03-29T02:30:00+02:00`, or `…Z`.
    static func date(_ text: String) throws -> Date {
        try Date(text, strategy: .iso8601)
    }

    /// As a clock in the zone shows it, with its offset: `2026-03-29 03:00 +02:00`.
    static func text(_ date: Date, in zone: TimeZone) -> String {
        let style = Date.ISO8601FormatStyle(
            dateTimeSeparator: .space, timeZoneSeparator: .colon, timeZone: zone)
        let text = date.formatted(style)
        return "\(text.prefix(16)) \(text.suffix(6))"
    }

    /// The fires after an instant, as clocks show them.
    static func next(
        _ count: Int, _ source: String, after start: String, in zone: String, seed: String = ""
    ) throws -> [String] {
        let recurrence = try Recurrence.parse(source, seed: seed)
        guard let zone = TimeZone(identifier: zone) else { return [] }
        var date = try date(start)
        var fires: [String] = []
        while fires.count < count, let fire = recurrence.next(after: date, in: zone) {
            fires.append(text(fire, in: zone))
            date = fire
        }
        return fires
    }
}
