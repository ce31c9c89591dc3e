import Documents

/// Chinese or Korean whose bytes were taken for characters one by one: two of them make one.
struct EastAsianCodePage {
    private let name: String

    private static let fewestPairs = 20
    /// From here on bytes come in pairs (GB 2312, KS X 1001).
    private static let first: UInt8 = 0xA1

    /// Nil for bytes that don't come in pairs.
    init?(_ bytes: [UInt8]) {
        let runs = bytes.split { $0 < Self.first }.filter { $0.count > 1 }
        let even = runs.filter { $0.count.isMultiple(of: 2) }
        guard even.count * 10 >= runs.count * 9 else { return nil }
        let leads = even.flatMap { run in
            stride(from: run.startIndex, to: run.endIndex, by: 2).map { bytes[$0] }
        }
        // Signs below 0xB0 are the same in both, from there to 0xC8 stand the syllables of Korean, and to 0xD7 the commoner
        // half of the Chinese characters.
        let letters = leads.filter { $0 >= 0xB0 }
        let usual = letters.count { $0 <= 0xD7 }
        guard letters.count >= Self.fewestPairs, usual * 10 >= letters.count * 8 else { return nil }
        let isKorean = letters.count { $0 <= 0xC8 } * 100 >= letters.count * 97
        name = isKorean ? "EUC-KR" : "GB18030"
    }

    /// Each pair as one character in the place of both; nil where a pair means nothing.
    func decode(_ glyphs: [PDFGlyph], _ bytes: [UInt8]) -> [PDFGlyph]? {
        guard let converter = TextConverter(from: name, to: "UTF-8") else { return nil }
        var decoded: [PDFGlyph] = []
        var index = 0
        while index < glyphs.count {
            guard bytes[index] >= Self.first, index + 1 < glyphs.count, bytes[index + 1] >= Self.first else {
                decoded.append(glyphs[index])
                index += 1
                continue
            }
            var pair = [bytes[index], bytes[index + 1]][...]
            let text = String(decoding: converter.convert(&pair), as: UTF8.self)
            guard pair.isEmpty, let scalar = text.unicodeScalars.first else { return nil }
            decoded.append(PDFGlyph(scalar: scalar, box: glyphs[index].box.union(glyphs[index + 1].box)))
            index += 2
        }
        return decoded
    }
}
