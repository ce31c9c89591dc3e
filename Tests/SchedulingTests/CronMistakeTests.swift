import Testing

@testable import Scheduling

@Suite("A mistake in an expression") struct CronMistakeTests {
    @Test(
        "is named with its field and the nearest right thing",
        arguments: [
            ("61 * * * *", "minute: 61 is out of range: 0 to 59; did you mean \"59 * * * *\"?"),
            ("60 * * * *", "minute: 60 is out of range: 0 to 59; did you mean \"0 * * * *\"?"),
            ("0 24 * * *", "hour: 24 is out of range: 0 to 23; did you mean \"0 0 * * *\"?"),
            ("0 0 0 * *", "day-of-month: 0 is out of range: 1 to 31; did you mean \"0 0 1 * *\"?"),
            ("0 0 * 13 *", "month: 13 is out of range: 1 to 12; did you mean \"0 0 * 12 *\"?"),
            ("0 0 * * 8", "day-of-week: 8 is out of range: 0 to 7; did you mean \"0 0 * * 7\"?"),
            ("0-75/5 * * * *", "minute: 75 is out of range: 0 to 59; did you mean \"0-59/5 * * * *\"?"),
            (
                "0 0 * * MNO",
                "day-of-week: \"MNO\" is no number or name of a day of week; did you mean \"0 0 * * MON\"?"
            ),
            (
                "0 0 * * 1,friday",
                "day-of-week: \"FRIDAY\" is no number or name of a day of week; did you mean \"0 0 * * 1,FRI\"?"
            ),
            (
                "0 0 * JANUARY *",
                "month: \"JANUARY\" is no number or name of a month; did you mean \"0 0 * JAN *\"?"
            ),
            ("x * * * *", "minute: \"X\" is no number of a minute"),
            ("-5 * * * *", "minute: \"\" is no number of a minute"),
            (
                "*/0 * * * *",
                "minute: \"0\" is no step, which is a whole number from 1; did you mean \"* * * * *\"?"
            ),
            (
                "*/ * * * *",
                "minute: \"\" is no step, which is a whole number from 1; did you mean \"* * * * *\"?"
            ),
            ("*/5/2 * * * *", "minute: \"*/5/2\" has two steps; did you mean \"*/5 * * * *\"?"),
            ("1,,2 * * * *", "minute: a comma has nothing beside it; did you mean \"1,2 * * * *\"?"),
            (
                "50-10 * * * *",
                "minute: \"50-10\" runs backwards; give two ranges; did you mean \"50-59,0-10 * * * *\"?"
            ),
            (
                "0 0 * * FRI-MON",
                "day-of-week: \"FRI-MON\" runs backwards; give two ranges; did you mean \"0 0 * * FRI-7,1-MON\"?"
            ),
            ("0 ? * * *", "hour: \"?\" stands alone in a field of days; did you mean \"0 * * * *\"?"),
            ("H(5) * * * 5H", "day-of-week: \"5H\" is no number or name of a day of week"),
            (
                "H0-5 * * * *",
                "minute: \"H0-5\" is neither H nor, with a range, H(0-29); did you mean \"H * * * *\"?"
            ),
            (
                "0 0 L-31 * *",
                "day-of-month: \"L-31\" is none of L-1 to L-30, days before the last of the month; did you mean \"0 0 L-1 * *\"?"
            ),
            (
                "0 0 32W * *",
                "day-of-month: \"32W\" is none of 1W to 31W, the weekday nearest to a date; did you mean \"0 0 15W * *\"?"
            ),
            (
                "0 0 * * MON#6",
                "day-of-week: no month has a \"MON#6\": a weekday comes four or five times; did you mean \"0 0 * * MONL\"?"
            ),
            ("0 0 * * L", "day-of-week: \"L\" needs a day before it: 5L or FRIL is the last Friday"),
            ("0 0 * * L5", "day-of-week: the day stands before the L; did you mean \"0 0 * * 5L\"?"),
            ("L 0 * * *", "minute: \"L\" is no number of a minute"),
            // As a whole.
            ("", "has 0 fields, wants five: minute hour day-of-month month day-of-week"),
            ("0 0 * *", "has 4 fields, wants five: minute hour day-of-month month day-of-week"),
            (
                "0 30 2 * * MON",
                "has 6 fields, wants five: minute hour day-of-month month day-of-week; did you mean \"30 2 * * MON\"?"
            ),
            (
                "0 0 12 1 1 ? 2030",
                "has 7 fields, wants five: minute hour day-of-month month day-of-week; did you mean \"0 12 1 1 ?\"?"
            ),
            (
                "@dialy",
                "\"@dialy\" is not one of @yearly, @annually, @monthly, @weekly, @daily, @midnight, @hourly, @every 15m; did you mean \"@daily\"?"
            ),
            ("@reboot", "\"@reboot\" names no time: a schedule fires by the calendar or by @every"),
            ("@every", "\"\" is not a number with a unit (ms, s, m, h, d)"),
            ("@every 15", "\"15\" has no unit (ms, s, m, h, d); did you mean \"@every 15s\"?"),
            ("@every 15min", "\"15min\" has an unknown unit (ms, s, m, h, d); did you mean \"@every 15m\"?"),
            ("@every 500ms", "500ms is out of range: whole seconds from 1s to 366d"),
            // Days that never come.
            ("0 0 31 2 *", "day-of-month: never comes: FEB has at most 29 days; did you mean \"0 0 L 2 *\"?"),
            ("0 0 30 2 *", "day-of-month: never comes: FEB has at most 29 days; did you mean \"0 0 L 2 *\"?"),
            (
                "0 0 31 4,6,9,11 *",
                "day-of-month: never comes: APR, JUN, SEP, NOV have at most 30 days; did you mean \"0 0 L 4,6,9,11 *\"?"
            ),
            (
                "0 0 30W feb ?",
                "day-of-month: never comes: FEB has at most 29 days; did you mean \"0 0 L feb ?\"?"
            ),
            (
                "0 0 */40 * 5L",
                "never comes: no day matches both day-of-month and day-of-week, and when one of them begins with * a day must"
            ),
        ])
    func explanation(source: String, expected: String) {
        #expect(throws: CronMistake.self) { try Recurrence.parse(source) }
        do {
            _ = try Recurrence.parse(source)
        } catch {
            #expect(error.description == expected)
            if let nearest = error.nearest { #expect((try? Recurrence.parse(nearest)) != nil) }
        }
    }

    @Test("costs little, however many there are")
    func hostile() {
        #expect(throws: CronMistake.self) {
            try Recurrence.parse(String(repeating: "99,", count: 160) + "1 * * * *")
        }
        #expect(throws: CronMistake.self) { try Recurrence.parse(String(repeating: "* ", count: 100_000)) }
    }
}
