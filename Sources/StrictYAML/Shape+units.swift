extension Shape where Value == Duration {
    /// A number and a unit: `500ms`, `2s`, `5m`, `1h`, `1d`.
    package static func duration(in range: ClosedRange<Duration>) -> Shape {
        .scalar("a duration such as 2s") { text in
            switch DurationUnit.parse(text) {
            case .mistake(let message, let suggestion): return .mistake(message, suggestion: suggestion)
            case .value(let duration):
                guard range.contains(duration) else {
                    let limits = [range.lowerBound, range.upperBound].map(DurationUnit.text)
                    return .mistake("\(text) is out of range: \(limits.joined(separator: " to "))")
                }
                return .value(duration)
            }
        }
    }
}

extension Shape where Value == Int {
    /// A number and a unit, in bytes: `512MB` (powers of 1000), `1GiB` (powers of 1024).
    package static func bytes(in range: ClosedRange<Int>) -> Shape {
        .scalar("a size such as 512MiB") { text in
            switch ByteUnit.table.parse(text) {
            case .mistake(let message, let suggestion): return .mistake(message, suggestion: suggestion)
            case .value(let bytes):
                guard bytes <= Double(range.upperBound), bytes >= Double(range.lowerBound) else {
                    let limits = [range.lowerBound, range.upperBound].map(ByteUnit.text)
                    return .mistake("\(text) is out of range: \(limits.joined(separator: " to "))")
                }
                return .value(Int(bytes.rounded()))
            }
        }
    }
}

package enum DurationUnit {
    /// In milliseconds.
    static let table = UnitTable(
        factors: [("ms", 1), ("s", 1000), ("m", 60_000), ("h", 3_600_000), ("d", 86_400_000)],
        otherNames: [
            "msec": "ms", "millisecond": "ms", "milliseconds": "ms", "sec": "s", "secs": "s", "second": "s",
            "seconds": "s", "min": "m", "mins": "m", "minute": "m", "minutes": "m", "hr": "h", "hrs": "h",
            "hour": "h", "hours": "h", "day": "d", "days": "d",
        ],
        usual: "s")

    /// `2s`, `5m`.
    package static func parse(_ text: String) -> Parsed<Duration> {
        switch table.parse(text) {
        case .mistake(let message, let suggestion): .mistake(message, suggestion: suggestion)
        case .value(let milliseconds):
            // Whole milliseconds, or 26 hours would be a hair less; and no number of a file is too large to be said to
            // be out of range.
            .value(.milliseconds(Int(min(max(milliseconds.rounded(), -1e15), 1e15))))
        }
    }

    /// In the largest unit that needs no fraction: `90s`, `2h`.
    package static func text(_ duration: Duration) -> String {
        let parts = duration.components
        let milliseconds = Double(parts.seconds) * 1000 + (Double(parts.attoseconds) / 1e15).rounded()
        return table.text(milliseconds)
    }
}

package enum ByteUnit {
    static let table = UnitTable(
        factors: [
            ("B", 1), ("KB", 1e3), ("KiB", 1024), ("MB", 1e6), ("MiB", 1_048_576), ("GB", 1e9),
            ("GiB", 1_073_741_824), ("TB", 1e12), ("TiB", 1_099_511_627_776),
        ],
        otherNames: ["k": "KiB", "m": "MiB", "g": "GiB", "t": "TiB", "byte": "B", "bytes": "B"],
        usual: "MiB")

    /// In the largest unit that needs no fraction: `1GiB`, `512MB`.
    package static func text(_ bytes: Int) -> String { table.text(Double(bytes)) }
}
