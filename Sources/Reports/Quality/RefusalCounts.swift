import Postgres
import Publishing

/// Why documents went to quarantine in the period, and why files were turned away at the door.
struct RefusalCounts: Sendable {
    struct Line: Sendable, Hashable {
        var code: String
        var documents = 0
        var documentsBefore = 0
        var atTheDoor = 0
        var atTheDoorBefore = 0
        var all: Int { documents + atTheDoor }
        var allBefore: Int { documentsBefore + atTheDoorBefore }
    }

    /// The most frequent first.
    var lines: [Line]

    static func read(_ request: ReportRequest, from reader: ReportReader) throws -> RefusalCounts {
        let (period, before) = (request.period, request.before)
        var lines: [String: Line] = [:]
        let documents = try reader.query(
            """
            SELECT refusal_code AS code, count(*) FILTER (WHERE finished_at >= \(period.start)) AS now,
                count(*) FILTER (WHERE finished_at < \(before.end)) AS before
            FROM report_documents
            WHERE state = 'quarantined' AND finished_at >= \(before.start) AND finished_at < \(period.end)
            GROUP BY refusal_code
            """)
        for row in documents {
            let code = try row.decode("code", as: String.self)
            lines[code, default: Line(code: code)].documents = try row.decode("now")
            lines[code, default: Line(code: code)].documentsBefore = try row.decode("before")
        }
        let arrivals = try reader.query(
            """
            SELECT refusal_code AS code, count(*) FILTER (WHERE arrived_at >= \(period.start)) AS now,
                count(*) FILTER (WHERE arrived_at < \(before.end)) AS before
            FROM report_arrivals
            WHERE outcome = 'refused' AND arrived_at >= \(before.start) AND arrived_at < \(period.end)
            GROUP BY refusal_code
            """)
        for row in arrivals {
            let code = try row.decode("code", as: String.self)
            lines[code, default: Line(code: code)].atTheDoor = try row.decode("now")
            lines[code, default: Line(code: code)].atTheDoorBefore = try row.decode("before")
        }
        return RefusalCounts(
            lines: lines.values.sorted { ($1.all, $1.allBefore, $0.code) < ($0.all, $0.allBefore, $1.code) })
    }
}
