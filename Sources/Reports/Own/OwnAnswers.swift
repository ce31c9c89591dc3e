import Foundation
import Postgres
import Publishing

/// What the queries of an own report answer: each is asked once a period, when a block first wants it.
struct OwnAnswers {
    private let report: OwnReport
    private let request: ReportRequest
    private let reader: ReportReader
    private var known: [Key: GuardedRows] = [:]

    private struct Key: Hashable {
        let query: String
        let isBefore: Bool
    }

    init(_ report: OwnReport, _ request: ReportRequest, _ reader: ReportReader) {
        self.report = report
        self.request = request
        self.reader = reader
    }

    /// - Parameter isBefore: over the period that the report is compared with.
    mutating func rows(of query: String, isBefore: Bool = false) throws -> GuardedRows {
        let key = Key(query: query, isBefore: isBefore)
        if let rows = known[key] { return rows }
        guard let text = report.queries.first(where: { $0.name == query })?.text else {
            preconditionFailure("a layout names queries that there are")
        }
        let period = isBefore ? request.before : request.period
        var values = request.values
        values["from"] = .instant(period.start)
        values["to"] = .instant(period.end)
        values["timezone"] = .text(period.timeZone.identifier)
        let rows = try reader.guarded(text.sql(values), called: "\(query) of \(report.file)")
        known[key] = rows
        return rows
    }

    /// - Throws: a fault when the query has no such column.
    mutating func position(of column: String, in query: String) throws -> Int {
        let columns = try rows(of: query).columns.map(\.name)
        guard let position = columns.firstIndex(of: column) else {
            throw OwnReportFault.noSuchColumn(
                column, query: "\(query) of \(report.file)", possible: columns)
        }
        return position
    }
}
