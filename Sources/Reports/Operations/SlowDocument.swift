import Foundation
import Postgres
import Publishing

/// A document that took long.
struct SlowDocument: Sendable, Hashable {
    var id: UUID
    var name: String
    var pipeline: String
    var category: String?
    var pages: Int?
    var arrived: Date
    /// From arrival to stored.
    var seconds: Double

    static let shown = 20

    static func read(_ period: Period, from reader: ReportReader) throws -> [SlowDocument] {
        // Which they are stands in an index; only of these the rest is fetched.
        try reader.query(
            """
            WITH slow AS MATERIALIZED (
                SELECT id, seconds FROM report_documents
                WHERE state = 'stored' AND finished_at >= \(period.start) AND finished_at < \(period.end)
                ORDER BY seconds DESC LIMIT \(shown)
            )
            SELECT id, d.name, d.pipeline, d.category, d.page_count, d.arrived_at, slow.seconds
            FROM slow JOIN report_documents AS d USING (id) ORDER BY slow.seconds DESC, id
            """
        ).map { row in
            SlowDocument(
                id: try row.decode("id"), name: try row.decode("name"), pipeline: try row.decode("pipeline"),
                category: try row.decode("category"), pages: try row.decode("page_count"),
                arrived: try row.decode("arrived_at"), seconds: try row.decode("seconds"))
        }
    }
}
