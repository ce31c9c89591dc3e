// One-dimensional arrays in Postgres' text form: `{a,"b \"c\"",NULL}`.

extension Array: PostgresEncodable where Element: PostgresEncodable {
    package static var postgresType: PostgresType { Element.postgresType.array }

    package func postgresText() throws -> String? {
        var bytes: [UInt8] = [UInt8(ascii: "{")]
        bytes.reserveCapacity(count * 16)
        for element in self {
            if bytes.count > 1 { bytes.append(UInt8(ascii: ",")) }
            guard var value = try element.postgresText() else {
                bytes.append(contentsOf: Self.null)
                continue
            }
            bytes.append(UInt8(ascii: "\""))
            value.withUTF8 { text in
                for byte in text {
                    if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
                        bytes.append(UInt8(ascii: "\\"))
                    }
                    bytes.append(byte)
                }
            }
            bytes.append(UInt8(ascii: "\""))
        }
        bytes.append(UInt8(ascii: "}"))
        return String(decoding: bytes, as: UTF8.self)
    }

    private static var null: [UInt8] { Array<UInt8>("NULL".utf8) }
}

extension Array: PostgresDecodable where Element: PostgresDecodable {
    package init(postgresText text: Span<UInt8>) throws {
        self = []
        guard text.count >= 2, text[0] == UInt8(ascii: "{") else { throw UndecodableText() }
        var index = 1
        if text[index] == UInt8(ascii: "}") { return }
        repeat {
            append(try Self.element(of: text, at: &index))
            guard index < text.count else { throw UndecodableText() }
            index += 1
        } while text[index - 1] == UInt8(ascii: ",")
        guard index == text.count, text[index - 1] == UInt8(ascii: "}") else { throw UndecodableText() }
    }

    /// Reads one element and leaves `index` at the comma or brace behind it.
    private static func element(of text: Span<UInt8>, at index: inout Int) throws -> Element {
        var bytes: [UInt8] = []
        var isInQuotes = false
        var isQuoted = false
        while index < text.count {
            let byte = text[index]
            if byte == UInt8(ascii: "\"") {
                isInQuotes.toggle()
                isQuoted = true
            } else if byte == UInt8(ascii: "\\"), index + 1 < text.count {
                index += 1
                bytes.append(text[index])
            } else if !isInQuotes, byte == UInt8(ascii: ",") || byte == UInt8(ascii: "}") {
                break
            } else if !isInQuotes, byte == UInt8(ascii: "{") {
                throw UndecodableText()  // An array of arrays.
            } else {
                bytes.append(byte)
            }
            index += 1
        }
        guard !isQuoted, bytes == Array<UInt8>("NULL".utf8) else {
            return try Element(postgresText: bytes.span)
        }
        guard let null = Element.valueOfNull else { throw UndecodableText() }
        return null
    }
}
