import Postgres
import Publishing

/// What the stages did in a period.
struct StageFigures: Sendable {
    struct Attempts: Sendable, Hashable {
        var stage: String
        var outcome: String
        var runs: Int
        /// In seconds.
        var longest: Double
    }

    var attempts: [Attempts] = []
    /// Of attempts that succeeded, by stage: from start to end, and from ready to start.
    var work: [String: Durations] = [:]
    var wait: [String: Durations] = [:]

    /// In the order in which a document goes through them.
    static let stages = ["ingest", "extract", "classify", "enrich", "persist"]

    func runs(_ stage: String, _ outcome: String) -> Int {
        attempts.filter { $0.stage == stage && $0.outcome == outcome }.reduce(0) { $0 + $1.runs }
    }

    func longest(_ stage: String) -> Double? {
        attempts.filter { $0.stage == stage && $0.outcome == "succeeded" }.map(\.longest).max()
    }

    static func read(_ period: Period, from reader: ReportReader) throws -> StageFigures {
        let cover = PeriodCover(period)
        var figures = StageFigures()
        for row in try reader.query(attempts(cover)) {
            figures.attempts.append(
                Attempts(
                    stage: try row.decode("stage"), outcome: try row.decode("outcome"),
                    runs: try row.decode("runs"), longest: try row.decode("longest")))
        }
        for row in try reader.query(times(cover)) {
            let (stage, runs) = (
                try row.decode("stage", as: String.self), try row.decode("runs", as: Int.self)
            )
            let seconds = try row.decode("seconds", as: Double.self)
            if try row.decode("kind", as: String.self) == "work" {
                figures.work[stage, default: Durations()].add(seconds, times: runs)
            } else {
                figures.wait[stage, default: Durations()].add(seconds, times: runs)
            }
        }
        return figures
    }

    private static func attempts(_ cover: PeriodCover) -> SQL {
        var parts: [SQL] = cover.rest.map { range in
            """
            SELECT stage, outcome, 1 AS runs, seconds AS longest FROM report_stage_runs
            WHERE finished_at >= \(range.lowerBound) AND finished_at < \(range.upperBound)
            """
        }
        if let hours = cover.wholeHours {
            parts.append(
                """
                SELECT stage, outcome, runs, longest FROM report_stage_hours
                WHERE hour >= \(hours.lowerBound) AND hour < \(hours.upperBound)
                """)
        }
        return """
            SELECT stage, outcome, sum(runs)::bigint AS runs, max(longest) AS longest
            FROM (\(parts.joined(separator: " UNION ALL "))) AS part GROUP BY 1, 2
            """
    }

    private static func times(_ cover: PeriodCover) -> SQL {
        let days: [SQL] = cover.days.map { range in
            """
            SELECT stage, kind, seconds, runs FROM report_stage_times_by_day
            WHERE day >= \(range.lowerBound) AND day < \(range.upperBound) AND outcome = 'succeeded'
            """
        }
        let hours: [SQL] = cover.hours.map { range in
            """
            SELECT stage, kind, seconds, runs FROM report_stage_times
            WHERE hour >= \(range.lowerBound) AND hour < \(range.upperBound) AND outcome = 'succeeded'
            """
        }
        let rest: [SQL] = cover.rest.map { range in
            """
            SELECT stage, kind, bucket_duration(duration_bucket(took)) AS seconds, 1 AS runs
            FROM report_stage_runs, LATERAL (VALUES ('work', seconds), ('wait', waited_seconds)) AS kinds (kind, took)
            WHERE finished_at >= \(range.lowerBound) AND finished_at < \(range.upperBound)
                AND outcome = 'succeeded' AND took IS NOT NULL
            """
        }
        return """
            SELECT stage, kind, seconds, sum(runs)::bigint AS runs
            FROM (\((days + hours + rest).joined(separator: " UNION ALL "))) AS part GROUP BY 1, 2, 3
            """
    }
}
