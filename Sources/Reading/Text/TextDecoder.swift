package import Foundation

/// Text from bytes whose encoding nobody tells: a byte order mark, else UTF-8 or UTF-16 where the bytes fit, else the
/// one-byte code page under which the text looks most like a language (`CodePage`).
package enum TextDecoder {
    package struct Guess: Sendable, Hashable {
        /// The IANA name.
        package var name: String
        /// True where the bytes fit several encodings.
        package var isGuessed: Bool
    }

    /// Nil for bytes that are no text.
    package static func decode(_ data: Data) -> (text: String, guess: Guess)? {
        for (mark, name, encoding) in byteOrderMarks where data.starts(with: mark) {
            guard let text = String(data: data.dropFirst(mark.count), encoding: encoding) else { return nil }
            return (text, Guess(name: name, isGuessed: false))
        }
        let sample = [UInt8](data.prefix(1 << 16))
        if let (name, encoding) = wideEncoding(of: sample), let text = String(data: data, encoding: encoding)
        {
            return (text, Guess(name: name, isGuessed: true))
        }
        guard looksLikeText(sample) else { return nil }
        if let text = String(data: data, encoding: .utf8) {
            return (text, Guess(name: "UTF-8", isGuessed: false))
        }
        let page = CodePage.likeliest(
            for: [UInt8](data.lazy.filter { $0 >= 0x80 }.prefix(1 << 14)), in: sample)
        return (page.decode(data), Guess(name: page.name, isGuessed: true))
    }

    /// No NUL, and next to no control characters that text does not use; or text in UTF-16 or UTF-32.
    package static func looksLikeText(_ bytes: [UInt8]) -> Bool {
        if byteOrderMarks.contains(where: { bytes.starts(with: $0.0) }) { return true }
        if wideEncoding(of: bytes) != nil { return true }
        var strange = 0
        for byte in bytes where byte < 0x20 || byte == 0x7F {
            switch byte {
            case 0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x1A, 0x1B: continue
            case 0: return false
            default: strange += 1
            }
        }
        return strange * 100 <= bytes.count
    }

    private static let byteOrderMarks: [([UInt8], String, String.Encoding)] = [
        ([0xEF, 0xBB, 0xBF], "UTF-8", .utf8),
        ([0xFF, 0xFE, 0x00, 0x00], "UTF-32LE", .utf32LittleEndian),
        ([0x00, 0x00, 0xFE, 0xFF], "UTF-32BE", .utf32BigEndian),
        ([0xFF, 0xFE], "UTF-16LE", .utf16LittleEndian),
        ([0xFE, 0xFF], "UTF-16BE", .utf16BigEndian),
    ]

    /// UTF-16 and UTF-32 without a mark: in text of the scripts of Europe the high bytes are 0 to 4 almost everywhere.
    private static func wideEncoding(of bytes: [UInt8]) -> (String, String.Encoding)? {
        guard bytes.count >= 8 else { return nil }
        let units = bytes.count / 4
        var small = [0, 0, 0, 0]
        var zero = [0, 0, 0, 0]
        for unit in 0..<units {
            for lane in 0..<4 {
                let byte = bytes[4 * unit + lane]
                if byte == 0 { zero[lane] += 1 }
                if byte <= 4 { small[lane] += 1 }
            }
        }
        func almost(_ count: Int) -> Bool { count * 10 >= units * 9 }
        func rarely(_ count: Int) -> Bool { count * 5 <= units }
        if almost(zero[2]), almost(zero[3]), almost(small[1]), rarely(zero[0]) {
            return ("UTF-32LE", .utf32LittleEndian)
        }
        if almost(zero[0]), almost(zero[1]), almost(small[2]), rarely(zero[3]) {
            return ("UTF-32BE", .utf32BigEndian)
        }
        // A sound text has no zero in its low bytes and a space or line feed here and there in its high-zero units.
        if almost(small[1]), almost(small[3]), rarely(small[0]), rarely(small[2]), zero[1] + zero[3] > 0 {
            return ("UTF-16LE", .utf16LittleEndian)
        }
        if almost(small[0]), almost(small[2]), rarely(small[1]), rarely(small[3]), zero[0] + zero[2] > 0 {
            return ("UTF-16BE", .utf16BigEndian)
        }
        return nil
    }
}
