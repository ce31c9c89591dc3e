package import Foundation

extension Data: PostgresCodable {
    package static var postgresType: PostgresType { .bytea }

    package func postgresText() -> String? { hexFormat(of: self) }

    package init(postgresText text: Span<UInt8>) throws {
        self = Data(try decodeHexFormat(text))
    }
}

/// The hex format of bytea: `\x` and two digits a byte.
private func hexFormat(of bytes: some Collection<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(unsafeUninitializedCapacity: 2 + 2 * bytes.count) { buffer in
        buffer[0] = UInt8(ascii: "\\")
        buffer[1] = UInt8(ascii: "x")
        var end = 2
        for byte in bytes {
            buffer[end] = digits[Int(byte >> 4)]
            buffer[end + 1] = digits[Int(byte & 0xf)]
            end += 2
        }
        return end
    }
}

private func decodeHexFormat(_ text: Span<UInt8>) throws -> [UInt8] {
    guard text.count >= 2, text.count.isMultiple(of: 2), text[0] == UInt8(ascii: "\\"),
        text[1] == UInt8(ascii: "x")
    else { throw UndecodableText() }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count / 2 - 1)
    var index = 2
    while index < text.count {
        bytes.append(try nibble(text[index]) << 4 | nibble(text[index + 1]))
        index += 2
    }
    return bytes
}

private func nibble(_ digit: UInt8) throws -> UInt8 {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
    default: throw UndecodableText()
    }
}
