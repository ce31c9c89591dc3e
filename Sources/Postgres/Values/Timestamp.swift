package import Foundation

// Dates are timestamptz: microseconds, in UTC. Written and read by hand, since Foundation's formatters take
// tens of microseconds a value and a result has thousands.

/// From 1970-01-01 to 2001-01-01, where `Date` counts from.
private let daysToReference = 11_323
/// The years that have four digits here; beyond them lies infinity.
private let earliest = -719_162 * secondsPerDay
private let latest = 2_932_896 * secondsPerDay + secondsPerDay - 1

extension Date: PostgresCodable {
    package static var postgresType: PostgresType { .timestamptz }

    /// `2026-11-23T14:48:23.123456Z`, which is also ISO 8601.
    package func postgresText() -> String? {
        let sinceReference = timeIntervalSinceReferenceDate
        let seconds = sinceReference + Double(daysToReference * secondsPerDay)
        guard seconds >= Double(earliest) else { return "-infinity" }
        guard seconds <= Double(latest) else { return "infinity" }
        let microseconds =
            Int((sinceReference * Double(microsecondsPerSecond)).rounded())
            + daysToReference * secondsPerDay * microsecondsPerSecond
        return timestampText(microsecondsSince1970: microseconds)
    }

    /// Reads timestamptz, timestamp (taken as UTC) and date.
    package init(postgresText text: Span<UInt8>) throws {
        switch try Instant(timestamp: text) {
        case .finite(let microseconds):
            let sinceReference = microseconds - daysToReference * secondsPerDay * microsecondsPerSecond
            self.init(timeIntervalSinceReferenceDate: Double(sinceReference) / Double(microsecondsPerSecond))
        case .past: self = .distantPast
        case .future: self = .distantFuture
        }
    }
}

private func timestampText(microsecondsSince1970 microseconds: Int) -> String {
    let day = floorDivide(microseconds, secondsPerDay * microsecondsPerSecond)
    let inDay = microseconds - day * secondsPerDay * microsecondsPerSecond
    let second = inDay / microsecondsPerSecond
    let date = CivilDate(daysSince1970: day)
    return padded(date.year, 4) + "-" + padded(date.month, 2) + "-" + padded(date.day, 2) + "T"
        + padded(second / 3600, 2)
        + ":" + padded(second / 60 % 60, 2) + ":" + padded(second % 60, 2) + "."
        + padded(inDay % microsecondsPerSecond, 6) + "Z"
}

private func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
