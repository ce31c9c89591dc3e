import Documents
import Foundation

/// A text as it is put together from the parts of a document: lines, paragraphs, pages.
struct TextFlow {
    private(set) var text = ""
    private(set) var isAtLineStart = true
    private var paragraphIsEmpty = true
    /// Nothing has been written since the last page ended.
    private(set) var pageIsEmpty = true

    /// Throws `file-too-large` when it becomes longer than any document we hold.
    mutating func write(_ part: some StringProtocol) throws {
        guard !part.isEmpty else { return }
        guard text.utf8.count + part.utf8.count <= SheetedText.mostBytes else {
            throw Refusal(.fileTooLarge, "It holds more than \(SheetedText.mostBytes) bytes of text.")
        }
        text += part
        (isAtLineStart, paragraphIsEmpty, pageIsEmpty) = (false, false, false)
    }

    /// White space at its end is nobody's.
    mutating func endLine() {
        guard !isAtLineStart else { return }
        while let last = text.utf8.last, last == UInt8(ascii: " ") || last == UInt8(ascii: "\t") {
            text.removeLast()
        }
        text += "\n"
        isAtLineStart = true
    }

    /// A row of its own, if there is something in it.
    mutating func writeLine(_ line: some StringProtocol) throws {
        endLine()
        try write(line)
        endLine()
    }

    /// A note that somebody put on the document.
    mutating func writeRemark(_ text: String, by author: String?) throws {
        guard !text.isEmpty else { return }
        try writeLine(author.map { $0.isEmpty ? text : "\($0): \(text)" } ?? text)
    }

    /// Leaves an empty line before what follows.
    mutating func endParagraph() {
        endLine()
        guard !paragraphIsEmpty else { return }
        text += "\n"
        paragraphIsEmpty = true
    }

    /// Also a page with nothing on it.
    mutating func endPage() {
        endLine()
        text += "\u{0C}"
        (paragraphIsEmpty, pageIsEmpty) = (true, true)
    }
}

/// Cells beside each other, as they stand on paper: first lines in one row, second lines in the next. Long ones come one
/// after the other, or their sentences would be torn apart.
struct TextRow {
    private static let mostLinesAbreast = 6

    var cells: [String] = []

    var lines: [String] {
        let columns = cells.map { cell in
            cell.split(whereSeparator: \.isNewline).map(String.init)
        }
        let tallest = columns.lazy.map(\.count).max() ?? 0
        guard tallest <= Self.mostLinesAbreast || columns.filter({ !$0.isEmpty }).count < 2 else {
            return columns.flatMap { $0 }
        }
        return (0..<tallest).map { line in
            columns.map { $0.count > line ? $0[line] : "" }.joined(separator: "\t").trimmingSuffix("\t")
        }
    }
}

extension String {
    var trimmed: String { trimmingCharacters(in: .whitespacesAndNewlines) }

    fileprivate func trimmingSuffix(_ character: Character) -> String {
        var rest = self[...]
        while rest.last == character { rest.removeLast() }
        return String(rest)
    }
}
