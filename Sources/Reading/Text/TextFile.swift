package import Documents
package import Extraction
import Foundation

/// Plain text, Markdown and CSV. It has no pages of its own, so it is cut into sheets (`TextSheets`).
/// Words lie on a grid of characters over A4 paper, so that a box means the same as on any page.
package struct TextFile: PageSource {
    static let columns = 100
    /// Ten thick books. The words of more would exhaust the worker, which holds a document as a whole.
    static let mostBytes = 16 << 20
    private static let paper = (width: 595.0, height: 842.0)

    package let mediaType: MediaType
    private let pages: [[Substring]]
    private let encoding: TextDecoder.Guess

    package init(_ file: DocumentFile, limits: ExtractionLimits) throws {
        guard file.size <= Self.mostBytes else {
            throw Refusal(
                .fileTooLarge, "It is a text of \(file.size) bytes; the limit is \(Self.mostBytes).")
        }
        guard let decoded = TextDecoder.decode(try file.contents()) else {
            throw Refusal(.undecodableText, "Its bytes are text in no known encoding.")
        }
        guard decoded.text.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else {
            throw Refusal(.empty, "It holds no text, only white space.")
        }
        mediaType = file.mediaType
        encoding = decoded.guess
        pages = TextSheets(decoded.text, upTo: limits.pages).sheets
    }

    package var pageCount: Int { pages.count }

    package func read(page number: Int, with tools: PageTools) throws -> PageReading {
        let rows = pages[number - 1]
        let widest = max(Self.columns, rows.lazy.map(\.count).max() ?? 0)
        let lines = rows.enumerated().compactMap { row, text in Self.line(text, row: row, widest: widest) }
        let page = Page(
            number: number, source: lines.isEmpty ? .none : .textLayer,
            text: lines.isEmpty ? "" : Self.text(of: rows), confidence: lines.isEmpty ? 0 : 1,
            width: Self.paper.width,
            height: Self.paper.height, words: lines.words)
        var findings: [Finding] = []
        if number == 1, encoding.isGuessed {
            findings.append(
                Finding(
                    code: "encoding-guessed", severity: .info,
                    message: "The text does not say its encoding; it was read as \(encoding.name)."))
        }
        return PageReading(page: page, findings: findings)
    }

    private static func text(of rows: [Substring]) -> String {
        rows.map { row in WordText.normalise(String(row.map { $0 == "\t" ? " " : $0 })) }.joined(
            separator: "\n"
        )
        .trimmingCharacters(in: .newlines)
    }

    /// - Parameter widest: the characters of the longest row, which reaches from edge to edge.
    private static func line(_ text: Substring, row: Int, widest: Int) -> TextLine? {
        var words: [Word] = []
        var column = 0
        for part in text.split(omittingEmptySubsequences: false, whereSeparator: \.isWhitespace) {
            let word = WordText.normalise(String(part))
            if !word.isEmpty {
                let box = Box(
                    x: Double(column) / Double(widest), y: Double(row) / Double(TextSheets.rowsPerSheet),
                    width: Double(part.count) / Double(widest), height: 1 / Double(TextSheets.rowsPerSheet))
                words.append(Word(text: word, box: box, confidence: 1, line: 0))
            }
            column += part.count + 1
        }
        return words.isEmpty ? nil : TextLine(words: words)
    }
}
