import Postgres
import Publishing

/// The rows of a query.
struct OwnTable: Sendable, Hashable {
    /// `vendors`; the query's name unless the file says otherwise.
    var name: String
    var title: String
    var query: String
    /// Empty for all columns of the query, as they come.
    var columns: [OwnColumn]
    var whenEmpty: String

    func table(from answers: inout OwnAnswers) throws -> Table {
        let answer = try answers.rows(of: query)
        let shown = columns.isEmpty ? answer.columns.map { OwnColumn(name: $0.name) } : columns
        let positions = try shown.map { try answers.position(of: $0.name, in: query) }
        let types = positions.map { answer.columns[$0].type }
        let rows = try answer.rows.map { row in
            try zip(zip(shown, positions), types).map { column, type in
                try column.0.cell(of: row, at: column.1, type: type)
            }
        }
        return Table(
            name: name, title: title,
            columns: zip(shown, types).map { column, type in
                Table.Column(column.name, column.title, isFigure: column.kind(for: type).isFigure)
            },
            rows: rows, whenEmpty: whenEmpty,
            note: answer.isCut ? "The first \(answer.rows.count) rows; there are more." : nil)
    }
}
