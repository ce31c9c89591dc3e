import Foundation
import Testing

@testable import Scheduling

/// What the fields mean, in UTC, where every day has 24 hours.
@Suite("An expression") struct CalendarTests {
    /// Sunday is 2026-03-01.
    @Test(
        "fires when its fields say",
        arguments: [
            // Steps, ranges and lists, also of names, in any case.
            ("*/20 * * * *", "2026-03-01 12:00", ["12:20", "12:40", "13:00"]),
            ("5/20 * * * *", "2026-03-01 12:00", ["12:05", "12:25", "12:45", "13:05"]),
            ("10-30/10,59 * * * *", "2026-03-01 12:10", ["12:20", "12:30", "12:59", "13:10"]),
            ("0 9-17/4 * * *", "2026-03-01 09:00", ["13:00", "17:00", "2026-03-02 09:00"]),
            ("0 0 1 jan,Jul *", "2026-01-01 00:00", ["2026-07-01 00:00", "2027-01-01 00:00"]),
            ("0 0 1 OCT-DEC/2 *", "2026-01-01 00:00", ["2026-10-01 00:00", "2026-12-01 00:00"]),
            ("0 6 * * mon-FRI", "2026-03-06 06:00", ["2026-03-09 06:00", "2026-03-10 06:00"]),
            // Sunday is 0, 7 and SUN, and the end of a week as well as its beginning.
            ("0 0 * * 0", "2026-03-01 00:00", ["2026-03-08 00:00"]),
            ("0 0 * * 7", "2026-03-01 00:00", ["2026-03-08 00:00"]),
            (
                "0 0 * * SAT-SUN", "2026-03-01 00:00",
                ["2026-03-07 00:00", "2026-03-08 00:00", "2026-03-14 00:00"]
            ),
            (
                "0 0 * * 5-7", "2026-03-01 00:00",
                ["2026-03-06 00:00", "2026-03-07 00:00", "2026-03-08 00:00"]
            ),
            ("0 0 * * sun-sun", "2026-03-01 00:00", ["2026-03-08 00:00", "2026-03-15 00:00"]),
            (
                "0 0 * * 1/2", "2026-03-01 00:00",
                ["2026-03-02 00:00", "2026-03-04 00:00", "2026-03-06 00:00", "2026-03-09 00:00"]
            ),
            // Either day field, unless one begins with a star.
            (
                "0 0 13 * FRI", "2026-03-01 00:00",
                ["2026-03-06 00:00", "2026-03-13 00:00", "2026-03-20 00:00"]
            ),
            (
                "0 0 */2 * MON", "2026-03-01 00:00",
                ["2026-03-09 00:00", "2026-03-23 00:00", "2026-04-13 00:00"]
            ),
            ("0 0 1-7 * */7", "2026-03-01 00:00", ["2026-04-05 00:00", "2026-05-03 00:00"]),
            ("0 0 ? * MON", "2026-03-01 00:00", ["2026-03-02 00:00", "2026-03-09 00:00"]),
            ("0 0 31 2 SUN", "2026-01-01 00:00", ["2026-02-01 00:00", "2026-02-08 00:00"]),
            // Months without the day are passed over; leap days come.
            ("0 0 31 * *", "2026-01-31 00:00", ["2026-03-31 00:00", "2026-05-31 00:00"]),
            ("0 0 29 2 *", "2026-03-01 00:00", ["2028-02-29 00:00", "2032-02-29 00:00"]),
            ("0 0 29 2 *", "1896-03-01 00:00", ["1904-02-29 00:00"]),
            ("0 0 29 2 *", "1996-03-01 00:00", ["2000-02-29 00:00"]),
            ("0 0 29 2 *", "2096-03-01 00:00", ["2104-02-29 00:00"]),
            (
                "0 0 29 2 */7", "2004-03-01 00:00",
                ["2032-02-29 00:00", "2060-02-29 00:00", "2088-02-29 00:00", "2128-02-29 00:00"]
            ),
            (
                "0 0 29 2 MON", "2027-12-31 00:00",
                [
                    "2028-02-07 00:00", "2028-02-14 00:00", "2028-02-21 00:00", "2028-02-28 00:00",
                    "2028-02-29 00:00",
                ]
            ),
            ("59 23 31 12 *", "1969-01-01 00:00", ["1969-12-31 23:59", "1970-12-31 23:59"]),
            // The last days.
            ("0 0 L * *", "2024-02-01 00:00", ["2024-02-29 00:00", "2024-03-31 00:00"]),
            ("0 0 L-3 * *", "2026-02-01 00:00", ["2026-02-25 00:00", "2026-03-28 00:00"]),
            ("0 0 L-30 * *", "2026-01-02 00:00", ["2026-03-01 00:00", "2026-05-01 00:00"]),
            ("0 0 15,l * *", "2026-02-01 00:00", ["2026-02-15 00:00", "2026-02-28 00:00"]),
            ("0 0 * * 5L", "2026-03-01 00:00", ["2026-03-27 00:00", "2026-04-24 00:00"]),
            ("0 0 * * suNl", "2026-03-01 00:00", ["2026-03-29 00:00", "2026-04-26 00:00"]),
            ("0 0 * * 7L", "2026-03-01 00:00", ["2026-03-29 00:00"]),
            // The nth weekday; a fifth does not come every month.
            ("0 0 * * MON#2", "2026-03-01 00:00", ["2026-03-09 00:00", "2026-04-13 00:00"]),
            ("0 0 * * 0#1", "2026-03-01 00:00", ["2026-04-05 00:00"]),
            ("0 0 * * MON#5", "2026-03-01 00:00", ["2026-03-30 00:00", "2026-06-29 00:00"]),
            ("0 0 * * MON#1,FRIL", "2026-03-01 00:00", ["2026-03-02 00:00", "2026-03-27 00:00"]),
            // The nearest of Monday to Friday, within the month.
            (
                "0 0 15W * *", "2026-02-01 00:00",
                ["2026-02-16 00:00", "2026-03-16 00:00", "2026-04-15 00:00"]
            ),
            ("0 0 14W * *", "2026-03-01 00:00", ["2026-03-13 00:00"]),
            ("0 0 1W * *", "2026-07-31 00:00", ["2026-08-03 00:00", "2026-09-01 00:00"]),
            ("0 0 31W * *", "2026-05-01 00:00", ["2026-05-29 00:00", "2026-07-31 00:00"]),
            (
                "0 0 LW * *", "2026-02-01 00:00",
                ["2026-02-27 00:00", "2026-03-31 00:00", "2026-04-30 00:00", "2026-05-29 00:00"]
            ),
            // Words.
            ("@yearly", "2026-03-01 00:00", ["2027-01-01 00:00"]),
            ("@Annually", "2026-03-01 00:00", ["2027-01-01 00:00"]),
            ("@monthly", "2026-03-01 00:00", ["2026-04-01 00:00"]),
            ("@weekly", "2026-03-01 00:00", ["2026-03-08 00:00"]),
            ("@daily", "2026-03-01 00:00", ["2026-03-02 00:00"]),
            ("@midnight", "2026-03-01 00:00", ["2026-03-02 00:00"]),
            ("@hourly", "2026-03-01 22:30", ["23:00", "2026-03-02 00:00"]),
            ("@every 15m", "2026-03-01 12:01", ["12:15", "12:30"]),
            ("@every 1d", "1969-12-30 12:00", ["1969-12-31 00:00", "1970-01-01 00:00"]),
        ])
    func fires(source: String, start: String, expected: [String]) throws {
        let recurrence = try Recurrence.parse(source)
        var date = try moment(start)
        var fires: [Date] = []
        for _ in expected {
            date = try #require(recurrence.next(after: date, in: .gmt))
            fires.append(date)
        }
        let day = String(start.prefix(10))
        #expect(try fires == expected.map { try moment($0.count == 5 ? "\(day) \($0)" : $0) })
        // And back again.
        let back = fires.indices.dropFirst().reversed().map {
            recurrence.previous(before: fires[$0], in: .gmt)
        }
        #expect(back == fires.dropLast().reversed())
    }

    private func moment(_ text: String) throws -> Date {
        try Moments.date(text.replacing(" ", with: "T") + ":00Z")
    }

    @Test("fires after an instant, never at it, whatever the fraction of a second")
    func strictness() throws {
        let noon = try CronExpression.parse("0 12 * * *")
        let fire = try Moments.date("2026-03-01T12:00:00Z")
        let day = 86_400.0
        #expect(noon.next(after: fire - 0.001, in: .gmt) == fire)
        #expect(noon.next(after: fire, in: .gmt) == fire + day)
        #expect(noon.next(after: fire + 0.001, in: .gmt) == fire + day)
        #expect(noon.previous(before: fire + 0.001, in: .gmt) == fire)
        #expect(noon.previous(before: fire, in: .gmt) == fire - day)
        #expect(noon.previous(before: fire - 0.001, in: .gmt) == fire - day)
    }

    @Test("ends with the calendar, instead of searching for ever")
    func ends() throws {
        let leapDay = try CronExpression.parse("0 0 29 2 *")
        #expect(leapDay.next(after: .distantFuture + 1e12, in: .gmt) == nil)
        #expect(leapDay.next(after: try Moments.date("9999-01-01T00:00:00Z"), in: .gmt) == nil)
        #expect(leapDay.previous(before: try Moments.date("0003-01-01T00:00:00Z"), in: .gmt) == nil)
        #expect(leapDay.previous(before: Date(timeIntervalSince1970: -1e18), in: .gmt) == nil)
        #expect(leapDay.next(after: Date(timeIntervalSince1970: -1e18), in: .gmt) != nil)
    }

    @Test("spreads by H, each name elsewhere, the same name always at one time")
    func spread() throws {
        let names = (0..<500).map { "schedule-\($0)" }
        let start = try Moments.date("2026-03-01T00:00:00Z")
        func firsts(_ source: String) throws -> [Date?] {
            try names.map { try CronExpression.parse(source, seed: $0).next(after: start - 1, in: .gmt) }
        }
        let hourly = try firsts("H * * * *")
        #expect(try hourly == firsts("H * * * *"))
        #expect(Set(hourly).count == 60)
        #expect(
            try firsts("H(10-19) 0 * * *").allSatisfy { (600..<1200).contains($0.map { $0 - start } ?? 0) })
        // Every quarter of an hour from some minute on.
        for name in names.prefix(50) {
            let quarters = try CronExpression.parse("H/15 * * * *", seed: name)
            let first = try #require(quarters.next(after: start - 1, in: .gmt))
            #expect(first - start < 900)
            #expect(quarters.next(after: first, in: .gmt) == first + 900)
        }
        // A day that every month has.
        #expect(try firsts("0 0 H 2 *").allSatisfy { $0 != nil })
        // Pinned: another release must not move anybody's schedules.
        let pinned = try CronExpression.parse("H H * * *", seed: "operations").next(after: start, in: .gmt)
        #expect(try pinned == Moments.date("2026-03-01T06:38:00Z"))
    }
}

extension Date {
    static func - (left: Date, right: Date) -> TimeInterval { left.timeIntervalSince(right) }
}
