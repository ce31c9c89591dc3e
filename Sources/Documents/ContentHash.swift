/// SHA-256 of a document's bytes: 64 lower-case hexadecimal digits. It names the blob that holds them.
package struct ContentHash: Hashable, Sendable, Codable, CustomStringConvertible {
    package let hex: String

    /// Nil unless `hex` is 64 hexadecimal digits.
    package init?(hex: String) {
        let isHash = hex.utf8.count == 64 && hex.utf8.allSatisfy { ("0123456789abcdef").utf8.contains($0) }
        guard isHash else { return nil }
        self.hex = hex
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let hash = ContentHash(hex: try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a SHA-256 in hex")
        }
        self = hash
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(hex)
    }

    package var description: String { hex }
}
