import Postgres
import Publishing

/// What agents and stages remarked about the documents that arrived.
struct FindingCounts: Sendable {
    struct Line: Sendable, Hashable {
        var code: String
        var severity: String
        /// That bear it.
        var documents: Int
        var documentsBefore: Int
    }

    /// The most frequent first.
    var lines: [Line]

    static func read(_ request: ReportRequest, from reader: ReportReader) throws -> FindingCounts {
        let (period, before) = (request.period, request.before)
        let rows = try reader.query(
            """
            SELECT f.code, f.severity, count(DISTINCT d.id) FILTER (WHERE d.arrived_at >= \(period.start)) AS documents,
                count(DISTINCT d.id) FILTER (WHERE d.arrived_at < \(before.end)) AS documents_before
            FROM report_documents AS d JOIN report_findings AS f ON f.document_id = d.id
            WHERE d.arrived_at >= \(before.start) AND d.arrived_at < \(period.end)
            GROUP BY f.code, f.severity
            ORDER BY documents DESC, documents_before DESC, f.code, f.severity
            """)
        return FindingCounts(
            lines: try rows.map { row in
                Line(
                    code: try row.decode("code"), severity: try row.decode("severity"),
                    documents: try row.decode("documents"),
                    documentsBefore: try row.decode("documents_before"))
            })
    }
}
