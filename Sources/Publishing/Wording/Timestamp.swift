import Foundation

/// Instants for machines.
enum Timestamp {
    /// ISO 8601 with the zone's offset, to the second: `2026-11-25T23:43:18+01:00`.
    static func text(_ instant: Date, in timeZone: TimeZone) -> String {
        instant.formatted(
            Date.ISO8601FormatStyle(
                dateTimeSeparator: .standard, timeZoneSeparator: .colon, timeZone: timeZone))
    }

    static func day(_ year: Int, _ month: Int, _ day: Int) -> String {
        String(format: "%04d-%02d-%02d", year, month, day)
    }
}
