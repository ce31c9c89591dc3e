import Foundation
import Publishing
import Testing

@testable import Reports

@Suite("A period taken apart")
struct PeriodCoverTests {
    @Test(
        "covers every moment of the period once",
        arguments: [
            ("2026-11-24T00:00:00Z", "2026-11-25T00:00:00Z"),
            ("2026-11-24T10:20:00Z", "2026-11-24T10:40:00Z"),
            ("2026-11-24T10:20:00Z", "2026-11-24T11:40:00Z"),
            ("2026-11-24T10:20:00Z", "2026-11-24T14:40:00Z"),
            ("2026-11-23T23:00:00Z", "2026-11-24T23:00:00Z"),
            ("2026-11-23T18:30:00Z", "2026-11-30T18:30:00Z"),
            ("2026-11-01T01:00:00Z", "2026-12-01T00:00:00Z"),
        ])
    func coversAll(start: String, end: String) {
        let period = Period(start: moment(start), end: moment(end), timeZone: .gmt)
        let cover = PeriodCover(period)
        let parts = (cover.days + cover.hours + cover.rest).sorted { $0.lowerBound < $1.lowerBound }
        #expect(parts.first?.lowerBound == period.start)
        #expect(parts.last?.upperBound == period.end)
        for (part, next) in zip(parts, parts.dropFirst()) { #expect(part.upperBound == next.lowerBound) }
        for day in cover.days { #expect(day.isWhole(86_400)) }
        for hour in cover.hours { #expect(hour.isWhole(3600)) }
        let inHours = cover.wholeHours.map { $0.upperBound.timeIntervalSince($0.lowerBound) } ?? 0
        let inRest = cover.rest.reduce(0) { $0 + $1.upperBound.timeIntervalSince($1.lowerBound) }
        #expect(inHours + inRest == period.end.timeIntervalSince(period.start))
    }
}

extension Range<Date> {
    fileprivate func isWhole(_ unit: Double) -> Bool {
        [lowerBound, upperBound].allSatisfy {
            $0.timeIntervalSince1970.truncatingRemainder(dividingBy: unit) == 0
        }
    }
}
