import Foundation
import Postgres

/// What waits for a person now, whenever it arrived.
struct ReviewBacklog: Sendable {
    struct Line: Sendable, Hashable {
        var pipeline: String
        var documents: Int
        /// In seconds.
        var oldest: Double
        var median: Double
    }

    var documents: Int
    /// In seconds; nil when nothing waits.
    var oldest: Double?
    var median: Double?
    var lines: [Line]

    static func read(now: Date, from reader: ReportReader) throws -> ReviewBacklog {
        // A document whose history is gone already has waited since it arrived.
        let rows = try reader.query(
            """
            WITH waiting AS (
                SELECT pipeline,
                    greatest(extract(epoch FROM \(now) - coalesce(waiting_since, arrived_at)), 0)::float8 AS age
                FROM report_review WHERE is_waiting
            )
            SELECT pipeline, count(*) AS documents, max(age) AS oldest,
                percentile_cont(0.5) WITHIN GROUP (ORDER BY age) AS median
            FROM waiting GROUP BY GROUPING SETS ((pipeline), ())
            ORDER BY pipeline
            """)
        var backlog = ReviewBacklog(documents: 0, lines: [])
        for row in rows {
            let documents = try row.decode("documents", as: Int.self)
            if let pipeline = try row.decode("pipeline", as: String?.self) {
                backlog.lines.append(
                    Line(
                        pipeline: pipeline, documents: documents, oldest: try row.decode("oldest"),
                        median: try row.decode("median")))
            } else {
                backlog.documents = documents
                backlog.oldest = try row.decode("oldest")
                backlog.median = try row.decode("median")
            }
        }
        return backlog
    }
}
