import Foundation

/// The properties of a message that are numbers and times: 16 bytes each, behind a header ([MS-OXMSG] 2.4).
struct OutlookProperties {
    private var values: [Int: UInt64] = [:]

    init(_ bytes: [UInt8], headerLength: Int) {
        var place = headerLength
        while place + 16 <= bytes.count {
            let property = Int(bytes[place + 2]) | Int(bytes[place + 3]) << 8
            values[property] = (0..<8).reduce(0) { $0 | UInt64(bytes[place + 8 + $1]) << (8 * UInt64($1)) }
            place += 16
        }
    }

    func number(_ property: Int) -> Int? {
        values[property].map { Int(UInt32(truncatingIfNeeded: $0)) }
    }

    /// Windows counts tenths of microseconds since 1601.
    func time(_ property: Int) -> Date? {
        values[property].map { Date(timeIntervalSince1970: Double($0) / 1e7 - 11_644_473_600) }
    }
}
