import Publishing

/// A piece of the report that stays whole: a heading, a row of a table, a chart. Pages are made of strips, one below
/// the other.
struct Strip {
    enum Content {
        case title
        case contents
        /// Counted from 0.
        case section(Int)
        case cards([Headline])
        case sentence(Sentence)
        case blockTitle(String)
        /// Of `Flow.tables`, as below.
        case head(table: Int)
        case row(table: Int, row: Int)
        case totals(table: Int)
        case emptyTable(table: Int)
        case chart(Drawing, scale: Double)
        case note(String)
        case colophon(Int)
    }

    let content: Content
    var place: StripPlace
}

/// What matters of a strip for where it goes.
struct StripPlace: Hashable {
    let height: Double
    /// Falls away at the top of a page.
    var spaceBefore = 0.0
    /// Never the last of a page.
    var keepsWithNext = false
    var isLandscape = false
    /// The table whose head is repeated above it when it begins a page.
    var table: Int?
}
