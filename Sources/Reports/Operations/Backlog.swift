import Foundation
import Postgres
import Publishing

/// What is on its way now.
struct Backlog: Sendable {
    struct Stage: Sendable, Hashable {
        var stage: String
        var waiting: Int
        var delayed: Int
        var running: Int
        /// When the job that has waited longest became ready.
        var oldest: Date?
    }

    var stages: [Stage] = []
    var inFlight = 0
    /// When the oldest document in flight arrived.
    var oldestArrival: Date?
    /// Documents that wait for a person.
    var inReview = 0

    static func read(from reader: ReportReader) throws -> Backlog {
        let queue = try reader.query(
            """
            SELECT stage, count(*) FILTER (WHERE state = 'waiting') AS waiting,
                count(*) FILTER (WHERE state = 'delayed') AS delayed,
                count(*) FILTER (WHERE state = 'running') AS running,
                min(ready_at) FILTER (WHERE state = 'waiting') AS oldest
            FROM report_queue GROUP BY stage
            """)
        let open = try reader.query(
            """
            SELECT state, count(*) AS documents, min(arrived_at) AS oldest FROM report_documents
            WHERE state IN ('in-flight', 'review') GROUP BY state
            """)
        var backlog = Backlog()
        backlog.stages = try queue.map { row in
            Stage(
                stage: try row.decode("stage"), waiting: try row.decode("waiting"),
                delayed: try row.decode("delayed"), running: try row.decode("running"),
                oldest: try row.decode("oldest"))
        }
        for row in open {
            if try row.decode("state", as: String.self) == "review" {
                backlog.inReview = try row.decode("documents")
            } else {
                backlog.inFlight = try row.decode("documents")
                backlog.oldestArrival = try row.decode("oldest")
            }
        }
        return backlog
    }
}
