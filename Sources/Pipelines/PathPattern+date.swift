import Foundation

/// A day of the Gregorian calendar, to be written into a path.
struct CalendarDay: Hashable, Sendable {
    let year: Int
    let month: Int
    let day: Int

    /// From a date or a time in ISO 8601: `2026-01-31`, `2026-01-31T10:00:00Z`.
    init?(iso8601 text: String) {
        let parts = text.prefix(10).split(separator: "-", omittingEmptySubsequences: false)
        guard text.prefix(10).utf8.count == 10, parts.map(\.count) == [4, 2, 2],
            let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]),
            (1...9999).contains(year), (1...12).contains(month), (1...31).contains(day)
        else { return nil }
        (self.year, self.month, self.day) = (year, month, day)
    }

    /// The day of a moment, in UTC, so that every machine names the same path.
    init(of moment: Date) {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        let parts = calendar.dateComponents([.year, .month, .day], from: moment)
        (year, month, day) = (parts.year ?? 1970, parts.month ?? 1, parts.day ?? 1)
    }

    func formatted(_ format: DateFormat) -> String {
        format.parts.map { part in
            switch part {
            case .year: padded(year, to: 4)
            case .month: padded(month, to: 2)
            case .day: padded(day, to: 2)
            case .separator(let character): String(character)
            }
        }.joined()
    }

    private func padded(_ number: Int, to digits: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, digits - text.count)) + text
    }
}

/// A format such as `yyyy-MM`: year, month and day, in any order, with `-`, `_` or `.` between.
struct DateFormat: Hashable, Sendable {
    enum Part: Hashable, Sendable {
        case year, month, day
        case separator(Character)
    }

    let parts: [Part]

    static let year = DateFormat(parts: [.year])
    static let day = DateFormat(parts: [.year, .separator("-"), .month, .separator("-"), .day])

    private init(parts: [Part]) {
        self.parts = parts
    }

    /// Nil when `text` is no such format.
    init?(_ text: String) {
        var parts: [Part] = []
        var rest = text[...]
        while let first = rest.first {
            if rest.hasPrefix("yyyy") {
                parts.append(.year)
                rest = rest.dropFirst(4)
            } else if rest.hasPrefix("MM") {
                parts.append(.month)
                rest = rest.dropFirst(2)
            } else if rest.hasPrefix("dd") {
                parts.append(.day)
                rest = rest.dropFirst(2)
            } else if "-_.".contains(first) {
                parts.append(.separator(first))
                rest = rest.dropFirst()
            } else {
                return nil
            }
        }
        guard parts.contains(where: { [.year, .month, .day].contains($0) }) else { return nil }
        self.parts = parts
    }
}
