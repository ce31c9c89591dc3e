import Foundation

/// Finds fires as a person would: looks at every minute of the clock on the wall, one after the other. It knows dates
/// and time zones from Foundation alone, and keeps fields as plain sets.
struct Oracle {
    var minutes: Set<Int>
    var hours: Set<Int>
    var daysOfMonth: Set<Int>
    var months: Set<Int>
    /// From 0 for Sunday.
    var weekdays: Set<Int>
    /// Whether a day must match both fields.
    var wantsBoth: Bool
    /// Whether the minute or the hour begins with `*`.
    var isWildcard: Bool

    func fires(in walk: WallWalk) -> [Date] {
        var fires: [Date] = []
        var seen = walk.walls[0]
        for (instant, wall) in zip(walk.instants, walk.walls).dropFirst() {
            let fits =
                if isWildcard {
                    matches(wall, walk)
                } else {
                    // Every minute that the clocks have come past since they stood furthest.
                    stride(from: seen + 60, through: wall, by: 60).contains { matches($0, walk) }
                }
            if fits, instant >= walk.start { fires.append(instant) }
            seen = max(seen, wall)
        }
        return fires
    }

    private func matches(_ wall: Int, _ walk: WallWalk) -> Bool {
        let time = ((wall / 60) % 1440 + 1440) % 1440
        guard minutes.contains(time % 60), hours.contains(time / 60) else { return false }
        let date = walk.date(of: wall)
        guard months.contains(date.month) else { return false }
        let byDate = daysOfMonth.contains(date.day)
        let byWeekday = weekdays.contains(date.weekday)
        return wantsBoth ? byDate && byWeekday : byDate || byWeekday
    }
}

/// What the clocks of a zone show, minute by minute, around an instant.
struct WallWalk {
    struct CivilDate {
        var day: Int
        var month: Int
        var weekday: Int
    }

    let zone: TimeZone
    let start: Date
    let end: Date
    let instants: [Date]
    /// Seconds since 1970, as the clocks show them.
    let walls: [Int]
    private let dates: [Int: CivilDate]

    init(_ zone: TimeZone, around middle: Date, days: Double) {
        self.zone = zone
        start = middle - days * 86_400
        end = middle + days * 86_400
        // Two days more, to know how far the clocks had come.
        instants = Array(stride(from: start - 2 * 86_400, through: end, by: 60))
        walls = instants.map { Int($0.timeIntervalSince1970) + zone.secondsFromGMT(for: $0) }
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        var dates: [Int: CivilDate] = [:]
        for number in Self.day(walls[0])...Self.day(walls[walls.count - 1]) {
            let date = Date(timeIntervalSince1970: Double(number) * 86_400)
            let parts = calendar.dateComponents([.day, .month, .weekday], from: date)
            dates[number] = CivilDate(
                day: parts.day ?? 0, month: parts.month ?? 0, weekday: (parts.weekday ?? 0) - 1)
        }
        self.dates = dates
    }

    func date(of wall: Int) -> CivilDate {
        dates[Self.day(wall)] ?? CivilDate(day: 0, month: 0, weekday: 0)
    }

    private static func day(_ wall: Int) -> Int {
        Int((Double(wall) / 86_400).rounded(.down))
    }
}
