import Foundation

/// The properties of a message that are numbers and times: 16 bytes each, behind a header ([MS-OXMSG] 2.4).
struct OutlookProperties {
    private let reader: ByteReader
    /// Where the value of each lies.
    private var places: [Int: Int] = [:]

    init(_ bytes: [UInt8], headerLength: Int) {
        reader = ByteReader(littleEndian: bytes)
        for place in stride(from: headerLength, through: bytes.count - 16, by: 16) {
            if let property = reader.short(at: place + 2) { places[property] = place + 8 }
        }
    }

    func number(_ property: Int) -> Int? {
        places[property].flatMap { reader.long(at: $0) }
    }

    /// Windows counts tenths of microseconds since 1601.
    func time(_ property: Int) -> Date? {
        places[property].flatMap { reader.number(at: $0, size: 8) }.map {
            Date(timeIntervalSince1970: Double($0) / 1e7 - 11_644_473_600)
        }
    }
}
