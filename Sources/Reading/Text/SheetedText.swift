package import Documents
import Extraction
import Foundation

/// Text without a layout that we know: plain text, tables, what was written in an office program. Its pages are
/// sheets (`TextSheets`). Words lie on a grid of characters over A4 paper, so that a box means the same as on any page.
package struct SheetedText: PageSource {
    static let columns = 100
    /// Of text in UTF-8. Ten thick books; the words of more would exhaust the worker, which holds a document as a whole.
    static let mostBytes = 16 << 20
    private static let paper = (width: 595.0, height: 842.0)

    package let mediaType: MediaType
    package let structuredData: StructuredData?
    private let pages: [[Substring]]
    /// About the document, said with its first page.
    private let findings: [Finding]

    /// - Parameter text: a line feed ends a row, a form feed a page.
    /// Throws `empty` for a text of nothing but white space.
    init(
        _ text: String, of mediaType: MediaType, findings: [Finding] = [],
        structuredData: StructuredData? = nil,
        limits: ExtractionLimits
    ) throws {
        guard text.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else {
            throw Refusal(.empty, "It holds no text, only white space.")
        }
        self.mediaType = mediaType
        self.findings = findings
        self.structuredData = structuredData
        pages = TextSheets(text, upTo: limits.pages).sheets
    }

    /// Throws `file-too-large` for so many bytes of text.
    static func checkSize(_ bytes: Int) throws {
        guard bytes <= mostBytes else {
            throw Refusal(.fileTooLarge, "It holds more than \(mostBytes) bytes of text.")
        }
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
        return PageReading(page: page, findings: number == 1 ? findings : [])
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
