import Postgres
import Publishing

/// A query drawn: a column of categories, and a series for each other column.
struct OwnChart: Sendable, Hashable {
    /// More can't be told apart.
    static let mostCategories = 400

    var name: String
    var title: String
    var query: String
    var kind: Chart.Kind
    var category: OwnColumn
    var series: [OwnColumn]
    var unit: Chart.Unit
    var valueTitle: String
    var whenEmpty: String

    func chart(from answers: inout OwnAnswers) throws -> Chart {
        let answer = try answers.rows(of: query)
        let rows = answer.rows.prefix(Self.mostCategories)
        let categoryPosition = try answers.position(of: category.name, in: query)
        let series = try self.series.map { column in
            let position = try answers.position(of: column.name, in: query)
            return Chart.Series(
                column.title, try rows.map { try column.figure(of: $0, at: position) })
        }
        return Chart(
            name: name, title: title, kind: kind, categoryTitle: category.title,
            categories: try rows.map { try $0.decode(at: categoryPosition, as: String?.self) ?? "–" },
            series: series, unit: unit, valueTitle: valueTitle, whenEmpty: whenEmpty)
    }
}
