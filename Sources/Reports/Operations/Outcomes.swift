import Postgres
import Publishing

/// The documents whose way ended in a period, by what can be told of them without looking at each.
struct Outcomes: Sendable {
    struct Group: Sendable, Hashable {
        var pipeline: String
        /// Nil before it was classified.
        var category: String?
        /// Nil of what was stored.
        var code: String?
        /// From arrival to end: the middle of the class, in seconds.
        var seconds: Double
        /// Which of `bands`.
        var band: Int
        var count: Int
        /// Stored, but later than they should.
        var late: Int
    }

    /// Where the bars of the histogram end, in seconds.
    static let bands: [Double] = [10, 30, 60, 120, 300, 900, 3600]

    var groups: [Group] = []

    var stored: Int { groups.filter { $0.code == nil }.reduce(0) { $0 + $1.count } }
    var quarantined: Int { groups.filter { $0.code != nil }.reduce(0) { $0 + $1.count } }
    var late: Share { Share(part: groups.reduce(0) { $0 + $1.late }, whole: stored) }
    var quarantine: Share { Share(part: quarantined, whole: stored + quarantined) }

    /// From arrival to stored.
    var times: Durations {
        groups.filter { $0.code == nil }.reduce(into: Durations()) { $0.add($1.seconds, times: $1.count) }
    }

    /// Apart by `key`.
    func divided(by key: (Group) -> String?) -> [String: Outcomes] {
        groups.reduce(into: [:]) { parts, group in
            if let name = key(group) { parts[name, default: Outcomes()].groups.append(group) }
        }
    }

    /// Documents in quarantine by the reason.
    var byCode: [String: Int] {
        groups.reduce(into: [:]) { counts, group in
            if let code = group.code { counts[code, default: 0] += group.count }
        }
    }

    /// - Parameter sla: in seconds.
    static func read(_ period: Period, sla: Double, from reader: ReportReader) throws -> Outcomes {
        // All of it stands in one index, and is grouped in one pass; OFFSET has each duration worked out once.
        let rows = try reader.query(
            """
            SELECT pipeline, category, refusal_code, duration_bucket(seconds) AS bucket,
                width_bucket(seconds, \(bands)) AS band, count(*) AS count,
                count(*) FILTER (WHERE seconds > \(sla) AND refusal_code IS NULL) AS late
            FROM (
                SELECT pipeline, category, refusal_code, seconds FROM report_documents
                WHERE finished_at >= \(period.start) AND finished_at < \(period.end) OFFSET 0
            ) AS ended
            GROUP BY 1, 2, 3, 4, 5
            """)
        return Outcomes(
            groups: try rows.map { row in
                Group(
                    pipeline: try row.decode("pipeline"), category: try row.decode("category"),
                    code: try row.decode("refusal_code"),
                    seconds: Durations.middle(ofBucket: try row.decode("bucket")),
                    band: try row.decode("band"), count: try row.decode("count"), late: try row.decode("late")
                )
            })
    }
}
