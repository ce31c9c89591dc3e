/// E-mail addresses in a text, loosely after RFC 5321: what stands around an `@` and could be one.
enum Addresses {
    static func all(in pages: [TextPage]) -> [String] {
        pages.flatMap { page in
            page.pieces.compactMap { address(in: page.bytes($0)) }
        }
    }

    /// `Billing` `<bill@shop.example>,` holds `bill@shop.example`.
    static func address(in piece: ArraySlice<UInt8>) -> String? {
        guard let at = piece.firstIndex(of: UInt8(ascii: "@")) else { return nil }
        let local = piece[..<at].reversed().prefix { isLetter($0) || "._%+-'".utf8.contains($0) }
        let domain = piece[(at + 1)...].prefix { isLetter($0) || ".-".utf8.contains($0) }
        var name = String(decoding: Array(local.reversed()) + [UInt8(ascii: "@")] + domain, as: UTF8.self)
        while name.last == "." || name.last == "-" { name.removeLast() }
        return local.isEmpty || name.last == "@" ? nil : name
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
            || byte >= 0x80
    }
}
