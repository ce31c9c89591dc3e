/// Cuts pieces of UTF-8 into folded words.
struct TokenReader {
    let key: WordKey
    /// Where the open word began in the folded bytes.
    private var start: Int?

    init(key: WordKey) {
        self.key = key
    }

    /// Adds the words of `piece`. With `keepOpen` its last word goes on in the next piece.
    mutating func read(
        _ piece: ArraySlice<UInt8>, line: Int, keepOpen: Bool, into folded: inout [UInt8],
        _ tokens: inout [Token]
    ) {
        var index = piece.startIndex
        while index < piece.endIndex {
            let (scalar, length) = Self.decode(piece, at: index)
            index += length
            let letter = FoldedScalars.fold(scalar)
            switch letter.kind {
            case .ignored: break
            case .separator:
                // The hyphen at the end of a line.
                if keepOpen, index >= piece.endIndex { break }
                close(line: line, &folded, &tokens)
            case .word:
                start = start ?? folded.count
                append(letter, to: &folded)
            case .alone:
                close(line: line, &folded, &tokens)
                start = folded.count
                append(letter, to: &folded)
                close(line: line, &folded, &tokens)
            }
        }
        if !keepOpen { close(line: line, &folded, &tokens) }
    }

    static func token(_ bytes: Range<Int>, of folded: [UInt8], line: Int, key: WordKey) -> Token {
        let word = folded[bytes]
        let hash = WordKey.exactHash(word)
        let isWord = word.contains { $0 >= 0x61 } && word.first != 0xC2 && word.first != 0xE2
        let isPlain = key.isExact && (word.first ?? 0) < 0x80
        return Token(
            hash: hash, key: isPlain || !isWord ? hash : key.hash(word), bytes: bytes, line: line,
            isWord: isWord)
    }

    private mutating func close(line: Int, _ folded: inout [UInt8], _ tokens: inout [Token]) {
        guard let start else { return }
        tokens.append(Self.token(start..<folded.count, of: folded, line: line, key: key))
        self.start = nil
    }

    private func append(_ letter: FoldedScalars.Folded, to folded: inout [UInt8]) {
        for position in 0..<letter.count {
            folded.append(UInt8(truncatingIfNeeded: letter.bytes >> UInt64(8 * position)))
        }
    }

    /// The scalar at `index` and its length. The bytes come from a `String`, so they are valid UTF-8.
    private static func decode(_ bytes: ArraySlice<UInt8>, at index: Int) -> (UInt32, Int) {
        let first = UInt32(bytes[index])
        let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
        guard length > 1, index + length <= bytes.endIndex else { return (first, 1) }
        var scalar = first & (0x7F >> UInt32(length))
        for offset in 1..<length { scalar = scalar << 6 | UInt32(bytes[index + offset] & 0x3F) }
        return (scalar, length)
    }
}
