import Foundation

struct CalendarMonth: Sendable, Hashable, CustomStringConvertible {
    /// Since the year 0.
    let index: Int

    init(index: Int) {
        self.index = index
    }

    init(_ day: CalendarDay) {
        index = day.year * 12 + day.month - 1
    }

    var year: Int { index / 12 }
    var month: Int { index % 12 + 1 }

    /// `2026-11`
    var description: String { String(format: "%04d-%02d", year, month) }
}
