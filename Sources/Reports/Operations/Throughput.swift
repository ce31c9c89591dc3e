import Foundation
import Postgres
import Publishing

/// A period step by step: what came, what was done, and what was left.
struct Throughput: Sendable {
    struct Step: Sendable, Hashable {
        var name: String
        /// In seconds: a day may have 23 hours.
        var length: Double
        /// Documents that arrived, and those whose way ended.
        var arrived: Int
        var stored: Int
        var quarantined: Int
        /// Documents that had arrived by its end, and were not at theirs.
        var open: Int
    }

    var steps: [Step] = []
    /// `Hour`, `Day` or `Month`
    var title = ""

    /// Open when the period began.
    var openBefore: Int {
        steps.first.map { $0.open - $0.arrived + $0.stored + $0.quarantined } ?? 0
    }

    static func read(_ period: Period, from reader: ReportReader) throws -> Throughput {
        let cut = TimeSteps(period, withHours: true)
        let rows = try reader.query(
            """
            WITH step AS (
                SELECT * FROM unnest(\(Array(cut.bounds.dropLast())), \(Array(cut.bounds.dropFirst())))
                    WITH ORDINALITY AS step (start, "end", place)
            ), came AS (\(arrivals(in: cut)))
            SELECT coalesce(came.arrived, 0) AS arrived, gone.stored, gone.quarantined
            FROM step LEFT JOIN came USING (place),
            LATERAL (
                SELECT count(*) FILTER (WHERE state = 'stored') AS stored,
                    count(*) FILTER (WHERE state = 'quarantined') AS quarantined
                FROM report_documents WHERE finished_at >= step.start AND finished_at < step."end"
            ) AS gone
            ORDER BY place
            """)
        var open = try openAtEnd(of: period, reader)
        var steps: [Step] = []
        for (index, row) in rows.enumerated().reversed() {
            let step = Step(
                name: cut.names[index],
                length: cut.bounds[index + 1].timeIntervalSince(cut.bounds[index]),
                arrived: try row.decode("arrived"), stored: try row.decode("stored"),
                quarantined: try row.decode("quarantined"), open: open)
            open -= step.arrived - step.stored - step.quarantined
            steps.append(step)
        }
        return Throughput(steps: steps.reversed(), title: cut.title)
    }

    /// Of each step how many documents arrived. Where steps are whole hours, as they are in most time zones, the sums say it.
    private static func arrivals(in cut: TimeSteps) -> SQL {
        let areWholeHours = cut.bounds.allSatisfy {
            $0.timeIntervalSince1970.truncatingRemainder(dividingBy: 3600) == 0
        }
        return areWholeHours
            ? """
            SELECT place, sum(files)::bigint AS arrived
            FROM step JOIN report_arrival_hours ON hour >= step.start AND hour < step."end"
            WHERE outcome = 'accepted' GROUP BY place
            """
            : """
            SELECT place, count(*) AS arrived
            FROM step JOIN report_documents ON arrived_at >= step.start AND arrived_at < step."end"
            GROUP BY place
            """
    }

    private static func openAtEnd(of period: Period, _ reader: ReportReader) throws -> Int {
        try reader.query(
            """
            SELECT (SELECT count(*) FROM report_documents
                    WHERE state IN ('in-flight', 'review') AND arrived_at < \(period.end))
                + (SELECT count(*) FROM report_documents
                    WHERE finished_at >= \(period.end) AND arrived_at < \(period.end)) AS open
            """
        ).first?.decode("open") ?? 0
    }
}
