import Publishing

/// A part of an own report's layout.
enum OwnBlock: Sendable, Hashable {
    case headline(OwnHeadline)
    case table(OwnTable)
    case chart(OwnChart)
    case note(String)

    /// The query that it shows; nil for a note.
    var query: String? {
        switch self {
        case .headline(let headline): headline.query
        case .table(let table): table.query
        case .chart(let chart): chart.query
        case .note: nil
        }
    }

    func block(from answers: inout OwnAnswers) throws -> Report.Block {
        switch self {
        case .headline(let headline): .headlines([try headline.headline(from: &answers)])
        case .table(let table): .table(try table.table(from: &answers))
        case .chart(let chart): .chart(try chart.chart(from: &answers))
        case .note(let text): .note(text)
        }
    }
}
