import Foundation
import Scheduling

/// Times as people type them and as scripts read them.
enum Moment {
    /// `2026-03-28`, `2026-03-28T02:00`, `2026-03-28T02:00:00`, each also with an offset or `Z`: without one it is a
    /// time of the zone. A time that the clock shows twice is the first; one that it skips is as long after midnight.
    static func parse(_ text: String, flag: String, in zone: TimeZone) throws -> Date {
        let pattern =
            /(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?)?\s*(Z|[+-]\d\d:?\d\d)?/
        guard let match = text.wholeMatch(of: pattern) else { throw mistake(text, flag) }
        var components = DateComponents()
        (components.year, components.month, components.day) = (
            Int(match.output.1), Int(match.output.2), Int(match.output.3)
        )
        components.hour = match.output.4.flatMap { Int($0) } ?? 0
        components.minute = match.output.5.flatMap { Int($0) } ?? 0
        components.second = match.output.6.flatMap { Int($0) } ?? 0
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try match.output.7.map { try offset(String($0), text, flag) } ?? zone
        // A calendar takes 30 February for 2 March.
        guard let date = calendar.date(from: components),
            components.isValidDate(in: calendar) || match.output.4 != nil,
            calendar.component(.day, from: date) == components.day
        else { throw mistake(text, flag) }
        return date
    }

    private static func offset(_ offset: String, _ text: String, _ flag: String) throws -> TimeZone {
        guard offset != "Z" else { return .gmt }
        let digits = offset.dropFirst().filter(\.isNumber)
        guard let hours = Int(digits.prefix(2)), let minutes = Int(digits.suffix(2)), minutes < 60,
            let zone = TimeZone(
                secondsFromGMT: (offset.hasPrefix("-") ? -1 : 1) * (hours * 3600 + minutes * 60))
        else { throw mistake(text, flag) }
        return zone
    }

    private static func mistake(_ text: String, _ flag: String) -> Failure {
        Failure(
            .badUsage,
            "\(flag) \"\(text)\" is no time such as 2026-03-28, 2026-03-28T02:00 or 2026-03-28T02:00+01:00")
    }
}

extension Date {
    /// `2026-03-29T03:00:00+02:00`
    func iso(in zone: TimeZone) -> String {
        let seconds = zone.secondsFromGMT(for: self)
        let offset = abs(seconds)
        let sign = seconds < 0 ? "-" : "+"
        var style = ISO8601FormatStyle(timeZone: TimeZone(secondsFromGMT: seconds) ?? .gmt)
        style = style.year().month().day().time(includingFractionalSeconds: false)
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return formatted(style) + "\(sign)\(two(offset / 3600)):\(two(offset / 60 % 60))"
    }
}

extension TimeZone {
    /// One that a person named.
    static func named(_ name: String) throws -> TimeZone {
        guard let zone = TimeZone(identifier: name) else {
            throw Failure(.badUsage, "\"\(name)\" is no time zone, such as Europe/Berlin")
        }
        return zone
    }
}

extension Recurrence {
    func dates(after moment: Date, in zone: TimeZone, count: Int) -> [Date] {
        Array(sequence(first: moment) { next(after: $0, in: zone) }.dropFirst().prefix(count))
    }

    func fires(after moment: Date, in zone: TimeZone, count: Int) -> [String] {
        dates(after: moment, in: zone, count: count).map { $0.iso(in: zone) }
    }
}

extension Schedule {
    func dates(after moment: Date, count: Int) -> [Date] {
        recurrence.dates(after: moment, in: timeZone, count: count)
    }

    func fires(after moment: Date, count: Int) -> [String] {
        recurrence.fires(after: moment, in: timeZone, count: count)
    }
}
