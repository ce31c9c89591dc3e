import Documents

/// The visual lines of a page, top to bottom.
struct PageLayout: Sendable {
    let number: Int
    let isRecognised: Bool
    /// Points.
    let width: Double
    let height: Double
    let lines: [Line]
    /// Median height of the words, in points.
    let textHeight: Double

    /// Of a page; a densely set one has two thousand.
    private static let mostWords = 12_000
    /// Scalars of a word; longer ones are data, not language.
    fileprivate static let longestWord = 200

    init(_ page: Page) {
        number = page.number
        isRecognised = page.source == .ocr
        let tokens = Array(
            (page.words.isEmpty ? page.tokensOfText() : page.tokensOfWords()).prefix(Self.mostWords))
        let bottom = tokens.map(\.area.bottom).max() ?? 0
        let right = tokens.map(\.area.right).max() ?? 0
        width = page.words.isEmpty ? max(right, 480) : page.width
        height = page.words.isEmpty ? max(bottom, 720) : page.height
        let heights = tokens.map(\.area.height).sorted()
        textHeight = heights.isEmpty ? 10 : max(heights[heights.count / 2], 1)
        lines = LineBuilder(textHeight: textHeight).lines(of: tokens, page: page.number)
    }
}

extension Page {
    /// The words that have text, straightened by the slope that most of the page's long lines share.
    fileprivate func tokensOfWords() -> [Token] {
        let tokens = words.compactMap { word -> Token? in
            guard
                word.text.unicodeScalars.contains(where: { $0.properties.isAlphabetic || $0.isDigit })
                    || word.text.unicodeScalars.count <= 3
            else { return nil }
            let box = word.box
            let area = Area(
                left: box.x * width, top: box.y * height, right: box.maxX * width, bottom: box.maxY * height)
            return Token(
                text: word.text.shortened, area: area, box: box, confidence: word.confidence,
                readerLine: word.line)
        }
        return Skew(of: tokens).straightened(tokens)
    }

    /// Text without boxes stands on a grid of 6 by 12 points, as on a typewriter, so that columns stay columns.
    fileprivate func tokensOfText() -> [Token] {
        var tokens: [Token] = []
        for (row, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            var column = 0
            var word = ""
            func finish() {
                guard !word.isEmpty else { return }
                let right = Double(column) * 6
                let left = right - Double(word.unicodeScalars.count) * 6
                let top = Double(row) * 12
                tokens.append(
                    Token(
                        text: word.shortened,
                        area: Area(left: left, top: top, right: right, bottom: top + 10),
                        box: nil,
                        confidence: 1, readerLine: row))
                word = ""
            }
            for scalar in line.unicodeScalars {
                if scalar == "\t" {
                    finish()
                    column = (column / 8 + 1) * 8
                } else if scalar.properties.isWhitespace {
                    finish()
                    column += 1
                } else {
                    word.unicodeScalars.append(scalar)
                    column += 1
                }
            }
            finish()
        }
        return tokens
    }
}

extension String {
    fileprivate var shortened: String {
        utf8.count <= PageLayout.longestWord ? self : String(unicodeScalars.prefix(PageLayout.longestWord))
    }
}
