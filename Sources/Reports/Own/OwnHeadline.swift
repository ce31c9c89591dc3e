import Postgres
import Publishing

/// One figure: of the first row of a query.
struct OwnHeadline: Sendable, Hashable {
    var query: String
    var label: String
    var value: OwnColumn
    /// Whether the query is asked for the period before too.
    var isCompared: Bool

    func headline(from answers: inout OwnAnswers) throws -> Headline {
        let now = try cell(from: &answers, isBefore: false)
        return Headline(label, now, before: isCompared ? try cell(from: &answers, isBefore: true) : nil)
    }

    private func cell(from answers: inout OwnAnswers, isBefore: Bool) throws -> Cell {
        let position = try answers.position(of: value.name, in: query)
        let rows = try answers.rows(of: query, isBefore: isBefore)
        guard let row = rows.rows.first else { return .none }
        return try value.cell(of: row, at: position, type: rows.columns[position].type)
    }
}
