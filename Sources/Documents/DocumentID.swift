package import Foundation

/// The name of one piece of content that we process: a version 7 UUID (RFC 9562 §5.7), so that ids made
/// one after the other lie side by side in an index.
package struct DocumentID: Hashable, Sendable, Codable, CustomStringConvertible {
    package let uuid: UUID

    package init(_ uuid: UUID) {
        self.uuid = uuid
    }

    /// A new id, its first 48 bits the milliseconds since 1970 at `date`.
    package static func new(at date: Date = Date()) -> DocumentID {
        let milliseconds = UInt64(max(0, date.timeIntervalSince1970 * 1000))
        var random = SystemRandomNumberGenerator()
        var bytes = (0..<16).map { _ in UInt8.random(in: .min ... .max, using: &random) }
        for index in 0..<6 {
            bytes[index] = UInt8(truncatingIfNeeded: milliseconds >> UInt64(40 - 8 * index))
        }
        bytes[6] = 0x70 | (bytes[6] & 0x0f)
        bytes[8] = 0x80 | (bytes[8] & 0x3f)
        let hex = bytes.map { String(format: "%02x", $0) }.joined()
        let cuts = [(0, 8), (8, 4), (12, 4), (16, 4), (20, 12)]
        let text = cuts.map { start, count in hex.dropFirst(start).prefix(count) }.joined(separator: "-")
        guard let uuid = UUID(uuidString: text) else { preconditionFailure("16 bytes make a UUID") }
        return DocumentID(uuid)
    }

    package init?(_ text: String) {
        guard let uuid = UUID(uuidString: text) else { return nil }
        self.uuid = uuid
    }

    package init(from decoder: any Decoder) throws {
        uuid = try decoder.singleValueContainer().decode(UUID.self)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }

    package var description: String { uuid.uuidString.lowercased() }
}
