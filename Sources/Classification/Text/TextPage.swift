import Documents

/// A page as the classifier reads it: lines of pieces as they stand, and their folded words, all in flat arrays, since
/// this runs for every page of every document.
struct TextPage {
    private(set) var raw: [UInt8] = []
    private(set) var folded: [UInt8] = []
    private(set) var pieces: [Piece] = []
    private(set) var tokens: [Token] = []
    private(set) var lines: [TextLine] = []
    let key: WordKey
    /// Height of the upright page over its width.
    let slenderness: Double

    /// Under this mean confidence of a recognised page, letters that look alike are taken for one.
    static let cleanConfidence = 0.95

    /// The page by its words, or by its text when it comes without words.
    init(_ page: Page) {
        key = page.source == .ocr && page.confidence < Self.cleanConfidence ? .tolerant : .exact
        slenderness = page.width > 0 ? page.height / page.width : 0
        if page.words.isEmpty {
            readLines(of: page.text)
        } else {
            readLines(of: page.words)
        }
        fold()
    }

    /// A text of one page, as it was written.
    init(text: String) {
        self.init(Page(number: 1, source: .textLayer, text: text, confidence: 1, width: 0, height: 0))
    }

    func word(_ token: Token) -> ArraySlice<UInt8> { folded[token.bytes] }

    func bytes(_ piece: Piece) -> ArraySlice<UInt8> { raw[piece.bytes] }

    private mutating func readLines(of text: String) {
        raw = Array(text.utf8)
        var lineStart = 0
        var pieceStart: Int?
        for index in 0...raw.count {
            let byte = index < raw.count ? raw[index] : UInt8(ascii: "\n")
            let isLineEnd = byte == 0x0A || byte == 0x0C || byte == 0x0D
            if isLineEnd || byte == 0x20 || byte == 0x09 {
                if let start = pieceStart { pieces.append(Piece(bytes: start..<index, right: nil)) }
                pieceStart = nil
            } else if pieceStart == nil {
                pieceStart = index
            }
            if isLineEnd, pieces.count > lineStart {
                lines.append(TextLine(tokens: 0..<0, pieces: lineStart..<pieces.count, wordCount: 0))
                lineStart = pieces.count
            }
        }
    }

    private mutating func readLines(of words: [Word]) {
        var heights: [Double] = []
        var lineStart = 0
        var height = 0.0
        for (index, word) in words.enumerated() {
            let start = raw.count
            raw.append(contentsOf: word.text.utf8)
            pieces.append(Piece(bytes: start..<raw.count, right: word.box.maxX))
            height = max(height, word.box.height.isFinite ? word.box.height : 0)
            guard index + 1 == words.count || words[index + 1].line != word.line else { continue }
            lines.append(
                TextLine(
                    tokens: 0..<0, pieces: lineStart..<pieces.count, wordCount: 0, relativeHeight: height,
                    top: word.box.y.isFinite ? word.box.y : nil))
            heights.append(height)
            lineStart = pieces.count
            height = 0
        }
        let usual = heights.sorted()[heights.count / 2]
        for index in lines.indices {
            lines[index].relativeHeight = usual > 0 ? (lines[index].relativeHeight ?? 0) / usual : nil
        }
    }

    private mutating func fold() {
        folded.reserveCapacity(raw.count)
        var reader = TokenReader(key: key)
        for index in lines.indices {
            let firstToken = tokens.count
            for piece in lines[index].pieces {
                let isLast = piece + 1 == lines[index].pieces.upperBound
                let goesOn = isLast && continuesInNextLine(piece)
                reader.read(bytes(pieces[piece]), line: index, keepOpen: goesOn, into: &folded, &tokens)
            }
            joinSpacedLetters(from: firstToken)
            lines[index].tokens = firstToken..<tokens.count
            lines[index].wordCount = tokens[firstToken...].count { $0.isWord }
        }
    }

    /// `Rech-` at the end of a line and `nung` at the start of the next are one word.
    private func continuesInNextLine(_ piece: Int) -> Bool {
        guard piece + 1 < pieces.count, pieces[piece].bytes.count > 2 else { return false }
        guard raw[pieces[piece].bytes].last == UInt8(ascii: "-") else { return false }
        guard let next = String(decoding: bytes(pieces[piece + 1]), as: UTF8.self).unicodeScalars.first else {
            return false
        }
        return next.properties.isLowercase
    }

    /// `R E C H N U N G` is a word.
    private mutating func joinSpacedLetters(from first: Int) {
        var read = first
        var write = first
        while read < tokens.count {
            var end = read
            while end < tokens.count, isSingleLetter(tokens[end]) { end += 1 }
            if end - read >= Self.fewestSpacedLetters {
                let bytes = tokens[read].bytes.lowerBound..<tokens[end - 1].bytes.upperBound
                tokens[write] = TokenReader.token(bytes, of: folded, line: tokens[read].line, key: key)
                write += 1
                read = end
            } else {
                // The letters that are too few to join, and the word that ended them.
                for index in read..<min(end + 1, tokens.count) {
                    tokens[write] = tokens[index]
                    write += 1
                }
                read = end + 1
            }
        }
        tokens.removeLast(tokens.count - write)
    }

    private static let fewestSpacedLetters = 4

    private func isSingleLetter(_ token: Token) -> Bool {
        let isOneScalar =
            token.bytes.count == 1 || (token.bytes.count == 2 && folded[token.bytes.lowerBound] >= 0xC0)
        return token.isWord && isOneScalar
    }
}
