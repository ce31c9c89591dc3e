import Foundation

/// A one-byte encoding, as a table of what its upper half means.
struct CodePage: Sendable {
    let name: String
    /// The characters of 0x80 to 0xFF; nil where the encoding has none.
    private let upperHalf: [Unicode.Scalar?]

    /// By `iconv`, one byte at a time; nil when the C library does not know the encoding.
    init?(_ name: String) {
        guard let converter = TextConverter(from: name, to: "UTF-32LE") else { return nil }
        self.name = name
        var scalars: [Unicode.Scalar?] = []
        for byte in UInt8(0x80)...0xFF {
            var rest = [byte][...]
            let value = converter.convert(&rest).reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
            let scalar = rest.isEmpty ? Unicode.Scalar(value) : nil
            scalars.append(scalar?.properties.generalCategory == .control ? nil : scalar)
        }
        upperHalf = scalars
    }

    func decode(_ data: Data) -> String {
        var scalars = String.UnicodeScalarView()
        for byte in data {
            scalars.append(byte < 0x80 ? Unicode.Scalar(byte) : upperHalf[Int(byte) - 0x80] ?? "\u{FFFD}")
        }
        return String(scalars)
    }

    /// In the order in which they win a tie: the commonest first.
    static let known: [CodePage] = [
        "WINDOWS-1252", "WINDOWS-1251", "KOI8-R", "WINDOWS-1250", "ISO-8859-5", "CP866", "CP850", "CP437",
    ].compactMap { CodePage($0) }

    /// - Parameters:
    ///   - upper: the bytes from 0x80 on.
    ///   - sample: bytes of the text as they stand, for what is next to what.
    static func likeliest(for upper: [UInt8], in sample: [UInt8]) -> CodePage {
        var best = known[0]
        var highest = -Double.infinity
        for page in known {
            let score = page.score(of: upper, in: sample)
            if score > highest + 1e-9 { (best, highest) = (page, score) }
        }
        return best
    }

    /// How much like a language the text looks, a character: letters that languages use often speak for the encoding,
    /// signs that stand inside words, and capitals after small letters, against it.
    private func score(of upper: [UInt8], in sample: [UInt8]) -> Double {
        guard !upper.isEmpty else { return 0 }
        var sum = upper.reduce(0.0) { sum, byte in
            guard let scalar = upperHalf[Int(byte) - 0x80] else { return sum - 3 }
            return sum + LetterFrequency.weight(of: scalar)
        }
        var pairs = 0.0
        for index in sample.indices.dropFirst() where sample[index] >= 0x80 || sample[index - 1] >= 0x80 {
            guard let before = scalar(sample[index - 1]), let after = scalar(sample[index]) else { continue }
            let (left, right) = (before.properties, after.properties)
            if left.isLowercase, right.isUppercase { pairs -= 1 }
            if left.isAlphabetic, right.isAlphabetic, before.isASCII != after.isASCII,
                LetterFrequency.isCyrillic(before) || LetterFrequency.isCyrillic(after)
            {
                pairs -= 1
            }
            if left.isAlphabetic, LetterFrequency.isBoxDrawing(after) { pairs -= 1 }
        }
        sum += pairs
        return sum / Double(upper.count)
    }

    private func scalar(_ byte: UInt8) -> Unicode.Scalar? {
        byte < 0x80 ? Unicode.Scalar(byte) : upperHalf[Int(byte) - 0x80]
    }
}
