import Foundation
import Publishing
import PublishingTestSupport
import Testing

@Suite struct WordingTests {
    private let wording = Wording(timeZone: SampleReport.berlin)

    @Test(arguments: [
        (Cell.none, "–"), (.text("a"), "a"), (.boolean(true), "yes"), (.boolean(false), "no"),
        (.integer(0), "0"), (.integer(999), "999"), (.integer(1_234_567), "1,234,567"),
        (.integer(-12_345), "−12,345"), (.integer(.min), "−9,223,372,036,854,775,808"),
        (.number(1234.5, digits: 2), "1,234.50"), (.number(0.125, digits: 1), "0.1"),
        (.number(-0.004, digits: 2), "0.00"), (.number(.nan, digits: 1), "–"),
        (.day(year: 2026, month: 3, day: 9), "2026-03-09"),
        (.instant(Date(timeIntervalSince1970: 1_795_474_800)), "2026-11-24 00:00"),
    ])
    func `a cell reads as people write it`(_ cell: Cell, _ text: String) {
        #expect(wording.text(of: cell) == text)
    }

    @Test(arguments: [
        (0, "0 s"), (0.00001, "< 0.1 ms"), (0.0042, "4.2 ms"), (0.35, "350 ms"), (0.9994, "999 ms"),
        (0.9996, "1.0 s"), (1.44, "1.4 s"), (59.94, "59.9 s"), (59.96, "1 min 00 s"), (125, "2 min 05 s"),
        (3599.6, "1 h 00 min"), (11_520, "3 h 12 min"), (86_399, "1 d 00 h"), (183_600, "2 d 03 h"),
        (900, "15 min"), (900.1, "15 min 00 s"), (3600, "1 h"), (3601, "1 h 00 min"), (172_800, "2 d"),
        (-125, "−2 min 05 s"), (.infinity, "–"),
    ])
    func `a duration is told in two units at most`(_ seconds: Double, _ text: String) {
        #expect(wording.text(of: .duration(seconds)) == text)
    }

    @Test(arguments: [
        ("1234.5", "EUR", "1,234.50 EUR"), ("0", "EUR", "0.00 EUR"), ("-0.5", "USD", "−0.50 USD"),
        ("1234.5", "JPY", "1,235 JPY"), ("1.2345", "KWD", "1.235 KWD"), ("0.0042", "EUR", "0.0042 EUR"),
        ("0.000123456", "USD", "0.00012 USD"), ("2.125", "EUR", "2.13 EUR"),
        ("12345678901234567890.12", "EUR", "12,345,678,901,234,567,890.12 EUR"),
    ])
    func `money has the digits of its currency`(_ amount: String, _ currency: String, _ text: String) throws {
        #expect(wording.text(of: .amount(try #require(Decimal(string: amount)), currency: currency)) == text)
    }

    @Test(arguments: [
        (0, "0 %"), (0.25, "25.0 %"), (1, "100 %"), (0.99996, "99.99 %"), (0.9953, "99.53 %"),
        (0.00001, "< 0.01 %"), (0.0042, "0.42 %"), (-0.05, "−5.0 %"), (1.5, "150.0 %"),
    ])
    func `only all is 100 percent and only nothing is 0`(_ share: Double, _ text: String) {
        #expect(wording.text(of: .percent(share)) == text)
    }

    @Test(arguments: [
        (0, "0 B"), (999, "999 B"), (1000, "1.0 kB"), (999_949, "999.9 kB"), (999_999, "1.0 MB"),
        (1_400_000, "1.4 MB"), (Int.max, "9,223.4 PB"), (-1500, "−1.5 kB"),
    ])
    func `bytes are told in thousands`(_ count: Int, _ text: String) {
        #expect(wording.text(of: .bytes(count)) == text)
    }

    @Test(arguments: [
        (Cell.integer(100), Cell.integer(112), "+12 %"), (.integer(1000), .integer(966), "−3.4 %"),
        (.integer(5), .integer(5), "no change"), (.integer(0), .integer(5), "new"),
        (.integer(0), .integer(0), "no change"), (.integer(5), .integer(0), "−100 %"),
        (.integer(100_000), .integer(100_001), "hardly changed"), (.integer(1), .integer(13), "+1,200 %"),
        (.number(-10, digits: 1), .number(-5, digits: 1), "+50 %"),
        (.percent(0.95), .percent(0.962), "+1.2 points"),
        (.percent(0.5), .percent(0.5), "no change"), (.duration(10), .duration(5), "−50 %"),
        (.amount(10, currency: "EUR"), .amount(12, currency: "EUR"), "+20 %"),
    ])
    func `a change is told against the figure before`(_ before: Cell, _ now: Cell, _ text: String) {
        #expect(Change(from: before, to: now)?.text == text)
    }

    @Test(arguments: [
        (Cell.none, Cell.integer(1)), (.integer(1), .none), (.text("a"), .text("b")),
        (.amount(1, currency: "EUR"), .amount(1, currency: "USD")), (.duration(1), .integer(1)),
        (.number(.nan, digits: 1), .number(1, digits: 1)),
    ])
    func `what can't be compared has no change`(_ before: Cell, _ now: Cell) {
        #expect(Change(from: before, to: now) == nil)
    }

    @Test(arguments: [
        ("2026-11-24", "2026-11-25", "24 November 2026"),
        ("2026-11-17", "2026-11-24", "17 to 23 November 2026"),
        ("2026-11-01", "2026-12-01", "November 2026"), ("2026-12-01", "2027-01-01", "December 2026"),
        ("2026-10-30", "2026-11-06", "30 October to 5 November 2026"),
        ("2026-12-28", "2027-01-04", "28 December 2026 to 3 January 2027"),
        // The days on which Berlin changes its clocks have 23 and 25 hours.
        ("2026-03-29", "2026-03-30", "29 March 2026"), ("2026-10-25", "2026-10-26", "25 October 2026"),
    ])
    func `a period is told by its days`(_ start: String, _ end: String, _ text: String) throws {
        let format = Date.ISO8601FormatStyle(timeZone: SampleReport.berlin).year().month().day()
        let period = Period(
            start: try format.parse(start), end: try format.parse(end), timeZone: SampleReport.berlin)
        #expect(wording.period(period) == text)
    }

    @Test func `a period that begins at another time says so`() {
        let start = Date(timeIntervalSince1970: 1_795_503_600)
        let period = Period(start: start, end: start + 86_400, timeZone: SampleReport.berlin)
        #expect(wording.period(period) == "2026-11-24 08:00 to 2026-11-25 08:00")
    }
}
