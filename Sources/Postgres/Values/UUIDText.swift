package import Foundation

// UUIDs are written and read by hand: Foundation's go through printf and scanf, and a claim of a hundred jobs has
// hundreds of them.

private let lowerHex = Array("0123456789abcdef".utf8)

extension UUID: PostgresCodable {
    package static var postgresType: PostgresType { .uuid }

    package func postgresText() -> String? {
        withUnsafeBytes(of: uuid) { bytes in
            String(unsafeUninitializedCapacity: 36) { text in
                var position = 0
                for (index, byte) in bytes.enumerated() {
                    // 8-4-4-4-12
                    if index == 4 || index == 6 || index == 8 || index == 10 {
                        text[position] = UInt8(ascii: "-")
                        position += 1
                    }
                    text[position] = lowerHex[Int(byte >> 4)]
                    text[position + 1] = lowerHex[Int(byte & 15)]
                    position += 2
                }
                return position
            }
        }
    }

    /// Reads what Postgres writes: 32 hexadecimal digits in groups of 8, 4, 4, 4 and 12.
    package init(postgresText text: Span<UInt8>) throws {
        guard text.count == 36 else { throw UndecodableText() }
        var bytes: uuid_t = (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
        try withUnsafeMutableBytes(of: &bytes) { bytes in
            var position = 0
            for index in 0..<16 {
                if index == 4 || index == 6 || index == 8 || index == 10 {
                    guard text[position] == UInt8(ascii: "-") else { throw UndecodableText() }
                    position += 1
                }
                bytes[index] = try nibble(text[position]) << 4 | nibble(text[position + 1])
                position += 2
            }
        }
        self.init(uuid: bytes)
    }
}

private func nibble(_ digit: UInt8) throws -> UInt8 {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
    default: throw UndecodableText()
    }
}
