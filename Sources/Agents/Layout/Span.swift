/// A stretch of one line of the document.
struct Span: Sendable, Hashable {
    /// Index into `DocumentLayout.lines`.
    var line: Int
    /// Scalars of that line.
    var range: Range<Int>
}
