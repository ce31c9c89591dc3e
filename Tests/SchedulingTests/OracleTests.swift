import Foundation
import Testing

@testable import Scheduling

/// Random expressions against a walk through every minute, where clocks do something odd.
@Suite("Fires, beside a walk through every minute") struct OracleTests {
    /// Instants in ISO 8601 near which the zone's offset changes.
    static let changes: [(zone: String, at: String)] = [
        ("Europe/Paris", "2026-03-29T01:00:00Z"), ("Europe/Paris", "2026-10-25T01:00:00Z"),
        ("America/New_York", "2026-03-08T07:00:00Z"), ("America/New_York", "2026-11-01T06:00:00Z"),
        ("Australia/Sydney", "2026-10-03T16:00:00Z"), ("Australia/Sydney", "2027-04-03T16:00:00Z"),
        // Half an hour.
        ("Australia/Lord_Howe", "2026-10-03T15:30:00Z"), ("Australia/Lord_Howe", "2027-04-03T15:00:00Z"),
        // Two hours.
        ("Antarctica/Troll", "2026-03-29T01:00:00Z"), ("Antarctica/Troll", "2026-10-25T01:00:00Z"),
        // At midnight, both ways; and a minute past it.
        ("America/Sao_Paulo", "2018-11-04T03:00:00Z"), ("America/Sao_Paulo", "2018-02-18T02:00:00Z"),
        ("America/St_Johns", "2006-04-02T03:31:00Z"), ("America/St_Johns", "2006-10-29T02:31:00Z"),
        // Whole days left out.
        ("Pacific/Apia", "2011-12-30T10:00:00Z"), ("Pacific/Kwajalein", "1993-08-21T12:00:00Z"),
        // Without daylight saving: for good, by a quarter, by three hours.
        ("Asia/Pyongyang", "2018-05-04T15:00:00Z"), ("Asia/Kathmandu", "1985-12-31T18:30:00Z"),
        ("Asia/Ust-Nera", "1981-03-31T15:00:00Z"), ("Antarctica/Casey", "2010-03-04T15:00:00Z"),
        // Four changes a year, for Ramadan.
        ("Africa/Casablanca", "2026-02-15T02:00:00Z"), ("Africa/Casablanca", "2026-03-22T02:00:00Z"),
        // Before 1970, past 2100, and where nothing ever changes.
        ("Europe/Berlin", "1947-05-11T01:00:00Z"), ("Europe/London", "2150-03-29T01:00:00Z"),
        ("UTC", "2100-03-01T00:00:00Z"), ("Asia/Kolkata", "2000-02-29T18:30:00Z"),
    ]

    @Test("are the same forwards and backwards", arguments: changes)
    func agreement(zone: String, at: String) throws {
        let zone = try #require(TimeZone(identifier: zone))
        let middle = try Date(at, strategy: .iso8601)
        let walk = WallWalk(zone, around: middle, days: 2)
        let isSteady = ["GMT", "Asia/Kolkata"].contains(zone.identifier)
        #expect(isSteady == (zone.secondsFromGMT(for: walk.start) == zone.secondsFromGMT(for: walk.end)))
        var random = RandomExpression(seed: UInt64(bitPattern: Int64(middle.timeIntervalSince1970)))
        for _ in 0..<10 {
            let (source, oracle) = random.draw()
            // Some never come, such as the 31st of even months.
            guard let expression = try? CronExpression.parse(source) else { continue }
            let expected = oracle.fires(in: walk)
            #expect(forwards(expression, walk) == expected, "\(source)")
            #expect(backwards(expression, walk) == expected, "\(source), backwards")
        }
    }

    private func forwards(_ expression: CronExpression, _ walk: WallWalk) -> [Date] {
        var fires: [Date] = []
        var date = walk.start - 0.5
        while let fire = expression.next(after: date, in: walk.zone), fire <= walk.end {
            fires.append(fire)
            date = fire
        }
        return fires
    }

    private func backwards(_ expression: CronExpression, _ walk: WallWalk) -> [Date] {
        var fires: [Date] = []
        var date = walk.end + 0.5
        while let fire = expression.previous(before: date, in: walk.zone), fire >= walk.start {
            fires.append(fire)
            date = fire
        }
        return fires.reversed()
    }
}
