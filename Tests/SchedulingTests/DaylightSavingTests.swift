import Foundation
import Testing

@testable import Scheduling

/// The policy of docs/decisions/0030-daylight-saving.md, case by case; `OracleTests` has them in the thousands.
@Suite("When clocks change") struct DaylightSavingTests {
    @Test(
        "fixed times are neither lost nor repeated, and wildcards follow the clock",
        arguments: [
            // Europe: 02:00 becomes 03:00, in autumn 03:00 becomes 02:00.
            (
                "30 2 * * *", "Europe/Paris", "2026-03-29T00:00:00Z",
                ["2026-03-29 03:00 +02:00", "2026-03-30 02:30 +02:00"]
            ),
            (
                "0,30 2 * * *", "Europe/Paris", "2026-03-29T00:00:00Z",
                ["2026-03-29 03:00 +02:00", "2026-03-30 02:00 +02:00"]
            ),
            (
                "0 2,3 * * *", "Europe/Paris", "2026-03-29T00:00:00Z",
                ["2026-03-29 03:00 +02:00", "2026-03-30 02:00 +02:00"]
            ),
            (
                "30 1-4 * * *", "Europe/Paris", "2026-03-29T00:00:00Z",
                [
                    "2026-03-29 01:30 +01:00", "2026-03-29 03:00 +02:00", "2026-03-29 03:30 +02:00",
                    "2026-03-29 04:30 +02:00",
                ]
            ),
            ("*/30 2 * * *", "Europe/Paris", "2026-03-29T00:00:00Z", ["2026-03-30 02:00 +02:00"]),
            (
                "30 * * * *", "Europe/Paris", "2026-03-29T00:00:00Z",
                ["2026-03-29 01:30 +01:00", "2026-03-29 03:30 +02:00"]
            ),
            (
                "30 2 * * *", "Europe/Paris", "2026-10-24T22:00:00Z",
                ["2026-10-25 02:30 +02:00", "2026-10-26 02:30 +01:00"]
            ),
            ("30 2 * * *", "Europe/Paris", "2026-10-25T00:45:00Z", ["2026-10-26 02:30 +01:00"]),
            ("30 2 * * *", "Europe/Paris", "2026-10-25T01:15:00Z", ["2026-10-26 02:30 +01:00"]),
            (
                "*/30 * * * *", "Europe/Paris", "2026-10-25T00:00:00Z",
                [
                    "2026-10-25 02:30 +02:00", "2026-10-25 02:00 +01:00", "2026-10-25 02:30 +01:00",
                    "2026-10-25 03:00 +01:00",
                ]
            ),
            (
                "@hourly", "Europe/Paris", "2026-10-24T23:30:00Z",
                ["2026-10-25 02:00 +02:00", "2026-10-25 02:00 +01:00", "2026-10-25 03:00 +01:00"]
            ),
            ("H/20 2 * * *", "Europe/Paris", "2026-10-25T00:59:00Z", ["2026-10-25 02:19 +01:00"]),
            // A wildcard that only matches in the repeated hour of one date, and else a year later.
            (
                "*/30 2 25 10 *", "Europe/Paris", "2026-10-25T00:30:00Z",
                ["2026-10-25 02:00 +01:00", "2026-10-25 02:30 +01:00", "2027-10-25 02:00 +02:00"]
            ),
            // South of the equator the year runs the other way round.
            (
                "30 2 * * *", "Australia/Sydney", "2026-10-03T00:00:00Z",
                ["2026-10-04 03:00 +11:00", "2026-10-05 02:30 +11:00"]
            ),
            (
                "30 2 * * *", "Australia/Sydney", "2027-04-03T00:00:00Z",
                ["2027-04-04 02:30 +11:00", "2027-04-05 02:30 +10:00"]
            ),
            (
                "0 * * * *", "America/Santiago", "2026-09-06T03:30:00Z",
                ["2026-09-06 01:00 -03:00", "2026-09-06 02:00 -03:00"]
            ),
            (
                "0 0 * * *", "America/Santiago", "2026-09-05T12:00:00Z",
                ["2026-09-06 01:00 -03:00", "2026-09-07 00:00 -03:00"]
            ),
            // Half an hour.
            (
                "15 2 * * *", "Australia/Lord_Howe", "2026-10-03T12:00:00Z",
                ["2026-10-04 02:30 +11:00", "2026-10-05 02:15 +11:00"]
            ),
            (
                "*/15 * * * *", "Australia/Lord_Howe", "2027-04-03T14:40:00Z",
                [
                    "2027-04-04 01:45 +11:00", "2027-04-04 01:30 +10:30", "2027-04-04 01:45 +10:30",
                    "2027-04-04 02:00 +10:30",
                ]
            ),
            // The 30th of December 2011 did not exist: its fixed times all come at once after it.
            (
                "0 6 * * *", "Pacific/Apia", "2011-12-29T17:00:00Z",
                ["2011-12-31 00:00 +14:00", "2011-12-31 06:00 +14:00"]
            ),
            ("0 */6 30 12 *", "Pacific/Apia", "2011-12-01T00:00:00Z", ["2012-12-30 00:00 +14:00"]),
            // A new offset for good.
            (
                "45 23 * * *", "Asia/Pyongyang", "2018-05-04T00:00:00Z",
                ["2018-05-05 00:00 +09:00", "2018-05-05 23:45 +09:00"]
            ),
            // What is counted, not read off a clock, knows no summer.
            (
                "@every 90m", "Europe/Paris", "2026-03-28T23:00:00Z",
                ["2026-03-29 01:00 +01:00", "2026-03-29 03:30 +02:00"]
            ),
        ])
    func policy(source: String, zone: String, start: String, expected: [String]) throws {
        #expect(try Moments.next(expected.count, source, after: start, in: zone, seed: "sweep") == expected)
    }

    @Test("a date that is years away is found at once, and in its own offset")
    func farAway() throws {
        let zone = try #require(TimeZone(identifier: "Europe/Paris"))
        let leapSunday = try CronExpression.parse("30 2 29 2 */7")
        let fires = try Moments.next(2, "30 2 29 2 */7", after: "2060-03-01T00:00:00Z", in: "Europe/Paris")
        #expect(fires == ["2088-02-29 02:30 +01:00", "2128-02-29 02:30 +01:00"])
        let last = try #require(leapSunday.next(after: try Moments.date("2100-01-01T00:00:00Z"), in: zone))
        let before = try #require(leapSunday.previous(before: last, in: zone))
        #expect(Moments.text(before, in: zone) == "2088-02-29 02:30 +01:00")
    }
}
