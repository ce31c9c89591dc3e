import Documents

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
        try SheetedText.checkSize(text.utf8.count + part.utf8.count)
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

    /// The lines of another text, without its empty ones.
    mutating func writeLines(of other: String) throws {
        for line in other.split(whereSeparator: \.isNewline) { try writeLine(line) }
        endParagraph()
    }

    /// The same, unless all of it stands here already: headers and footers say the same on every page.
    mutating func writeOnce(_ other: String) throws {
        let other = other.trimmed
        guard !other.isEmpty, !text.contains(other) else { return }
        try writeLines(of: other)
    }

    /// Cells beside each other.
    mutating func writeRow(_ cells: [String]) throws {
        endLine()
        for line in TextRow(cells: cells).lines { try writeLine(line) }
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
