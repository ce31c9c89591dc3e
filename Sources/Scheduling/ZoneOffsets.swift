import Foundation
import Synchronization

/// A time zone's offsets, remembered once somebody asked for them: Foundation takes a microsecond to find one change,
/// and some to make a zone by its name.
final class ZoneOffsets: Sendable {
    private static let zones = Mutex<[TimeZone: ZoneOffsets]>([:])

    /// Offsets are found for so many seconds at a time, a little more than a year.
    private static let window = 1 << 25
    /// Longer than clocks were ever put back: Alaska and the Philippines repeated a day.
    private static let longestRepeat = 2 * 86_400

    private let zone: TimeZone
    private let windows = Mutex<[Int: [OffsetSpan]]>([:])

    private init(_ zone: TimeZone) {
        self.zone = zone
    }

    static func of(_ zone: TimeZone) -> ZoneOffsets {
        zones.withLock { zones in
            if let known = zones[zone] { return known }
            let offsets = ZoneOffsets(zone)
            zones[zone] = offsets
            return offsets
        }
    }

    /// The span that holds an instant, in seconds since 1970. It may end sooner than the offset does.
    func span(at instant: Int) -> OffsetSpan {
        let number = instant.flooredDivision(by: Self.window).quotient
        let spans = windows.withLock { windows in
            if let known = windows[number] { return known }
            let found = find(from: number * Self.window, to: (number + 1) * Self.window)
            windows[number] = found
            return found
        }
        // Windows are covered without a hole, by a few spans.
        return spans.last { $0.start <= instant } ?? spans[0]
    }

    private func find(from start: Int, to end: Int) -> [OffsetSpan] {
        var spans: [OffsetSpan] = []
        // What was put back shortly before the window repeats times in it.
        var spanStart = start - Self.longestRepeat
        var seen = spanStart + offset(at: spanStart)
        while spanStart < end {
            let spanEnd = min(change(after: spanStart), spanStart < start ? start : end)
            let offset = self.offset(at: spanStart)
            if spanStart >= start {
                spans.append(OffsetSpan(start: spanStart, end: spanEnd, offset: offset, seen: seen))
            }
            seen = max(seen, spanEnd + offset)
            spanStart = spanEnd
        }
        return spans
    }

    private func offset(at instant: Int) -> Int {
        zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(instant)))
    }

    /// The next change of the offset, `Int.max` when none comes. Despite its name, Foundation's method also finds
    /// changes that have nothing to do with daylight saving.
    private func change(after instant: Int) -> Int {
        let date = Date(timeIntervalSince1970: Double(instant))
        guard let change = zone.nextDaylightSavingTimeTransition(after: date) else { return Int.max }
        return max(instant + 1, Int(change.timeIntervalSince1970.rounded()))
    }
}
