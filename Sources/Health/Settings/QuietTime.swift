package import Foundation
import StrictYAML

/// A stretch of every day: `22:00-06:00`. It may pass midnight.
package struct QuietTime: Sendable, Hashable {
    /// In minutes from midnight; the end is not in it.
    package var start: Int
    package var end: Int
    package var timeZone: TimeZone

    package init(start: Int, end: Int, timeZone: TimeZone) {
        self.start = start
        self.end = end
        self.timeZone = timeZone
    }

    package func contains(_ date: Date) -> Bool {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = timeZone
        let parts = calendar.dateComponents([.hour, .minute], from: date)
        let minute = (parts.hour ?? 0) * 60 + (parts.minute ?? 0)
        return start < end ? (start..<end).contains(minute) : minute >= start || minute < end
    }

    static func parse(_ text: String) -> Parsed<ClosedMinutes> {
        guard let match = text.wholeMatch(of: /(\d\d?):(\d\d) ?- ?(\d\d?):(\d\d)/),
            let start = minutes(match.output.1, match.output.2),
            let end = minutes(match.output.3, match.output.4)
        else { return .mistake("\(quoted(text)) is no time of the day such as \"22:00-06:00\"") }
        guard start != end else { return .mistake("\(quoted(text)) begins when it ends") }
        return .value(ClosedMinutes(start: start, end: end))
    }

    struct ClosedMinutes {
        var start: Int
        var end: Int
    }

    private static func minutes(_ hours: Substring, _ minutes: Substring) -> Int? {
        guard let hours = Int(hours), let minutes = Int(minutes), hours < 24, minutes < 60 else { return nil }
        return hours * 60 + minutes
    }
}
