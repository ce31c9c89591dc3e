import Foundation
import Publishing
import Reports
import Testing

@Suite("Periods")
struct PeriodTests {
    private static let berlin = zone("Europe/Berlin")

    @Test(
        "are named as people call them, seen from a moment",
        arguments: [
            (.today, "2026-11-25T00:00:00+01:00", "2026-11-26T00:00:00+01:00"),
            (.yesterday, "2026-11-24T00:00:00+01:00", "2026-11-25T00:00:00+01:00"),
            (.thisWeek, "2026-11-23T00:00:00+01:00", "2026-11-26T00:00:00+01:00"),
            (.lastWeek, "2026-11-16T00:00:00+01:00", "2026-11-23T00:00:00+01:00"),
            (.thisMonth, "2026-11-01T00:00:00+01:00", "2026-11-26T00:00:00+01:00"),
            (.lastMonth, "2026-10-01T00:00:00+02:00", "2026-11-01T00:00:00+01:00"),
            (.thisYear, "2026-01-01T00:00:00+01:00", "2026-11-26T00:00:00+01:00"),
            (.lastYear, "2025-01-01T00:00:00+01:00", "2026-01-01T00:00:00+01:00"),
            (.lastSevenDays, "2026-11-18T00:00:00+01:00", "2026-11-25T00:00:00+01:00"),
            (.lastThirtyDays, "2026-10-26T00:00:00+01:00", "2026-11-25T00:00:00+01:00"),
            (.lastNinetyDays, "2026-08-27T00:00:00+02:00", "2026-11-25T00:00:00+01:00"),
        ] as [(PeriodName, String, String)])
    func named(name: PeriodName, start: String, end: String) {
        let period = name.period(asOf: moment("2026-11-25T06:00:00+01:00"), in: Self.berlin)
        #expect(period == Period(start: moment(start), end: moment(end), timeZone: Self.berlin))
    }

    @Test("have 23 and 25 hours on the days when the clocks change")
    func daylightSaving() {
        let spring = PeriodName.yesterday.period(asOf: moment("2026-03-30T05:00:00+02:00"), in: Self.berlin)
        let autumn = PeriodName.yesterday.period(asOf: moment("2026-10-26T05:00:00+01:00"), in: Self.berlin)
        #expect(spring.end.timeIntervalSince(spring.start) == 23 * 3600)
        #expect(autumn.end.timeIntervalSince(autumn.start) == 25 * 3600)
        #expect(spring.before.end.timeIntervalSince(spring.before.start) == 24 * 3600)
    }

    @Test(
        "are compared with the time before, as long on the calendar",
        arguments: [
            // A day of 25 hours, a week across the change, a month, a year, and what is no calendar's unit.
            ("2026-10-26T00:00:00+01:00", "2026-10-27T00:00:00+01:00", "2026-10-25T00:00:00+02:00"),
            ("2026-10-26T00:00:00+01:00", "2026-11-02T00:00:00+01:00", "2026-10-19T00:00:00+02:00"),
            ("2026-03-01T00:00:00+01:00", "2026-04-01T00:00:00+02:00", "2026-02-01T00:00:00+01:00"),
            ("2028-01-01T00:00:00+01:00", "2029-01-01T00:00:00+01:00", "2027-01-01T00:00:00+01:00"),
            ("2026-11-25T10:00:00+01:00", "2026-11-25T10:30:00+01:00", "2026-11-25T09:30:00+01:00"),
            ("2026-11-24T10:00:00+01:00", "2026-11-25T16:00:00+01:00", "2026-11-23T04:00:00+01:00"),
        ])
    func before(start: String, end: String, earlier: String) {
        let period = Period(start: moment(start), end: moment(end), timeZone: Self.berlin)
        #expect(
            period.before == Period(start: moment(earlier), end: moment(start), timeZone: Self.berlin))
    }
}

func moment(_ text: String) -> Date {
    guard let date = try? Date(text, strategy: .iso8601) else { preconditionFailure("no moment: \(text)") }
    return date
}

func zone(_ name: String) -> TimeZone {
    guard let zone = TimeZone(identifier: name) else { preconditionFailure("no time zone: \(name)") }
    return zone
}
