import Postgres
import Publishing

/// Files that came in a period, by folder and by what became of them at the door.
struct Arrivals: Sendable {
    struct Group: Sendable, Hashable {
        /// Empty for files that were handed in.
        var folder: String
        /// accepted, duplicate or refused.
        var outcome: String
        /// Why it was refused; empty where it wasn't.
        var code: String
        var files: Int
    }

    var groups: [Group] = []

    func files(_ outcome: String, in folder: String? = nil) -> Int {
        groups.filter { $0.outcome == outcome && (folder == nil || $0.folder == folder) }
            .reduce(0) { $0 + $1.files }
    }

    var accepted: Int { files("accepted") }
    var folders: Set<String> { Set(groups.map(\.folder)) }

    /// Accepted files by folder, as a reader knows it.
    var acceptedByFolder: [String: Int] {
        groups.filter { $0.outcome == "accepted" }
            .reduce(into: [:]) { $0[Self.shown($1.folder), default: 0] += $1.files }
    }

    /// Files turned away by the reason.
    var refusedByCode: [String: Int] {
        groups.filter { $0.outcome == "refused" }.reduce(into: [:]) { $0[$1.code, default: 0] += $1.files }
    }

    static func shown(_ folder: String) -> String { folder.isEmpty ? "handed in" : folder }

    static func read(_ period: Period, from reader: ReportReader) throws -> Arrivals {
        let cover = PeriodCover(period)
        var parts: [SQL] = cover.rest.map { range in
            """
            SELECT coalesce(folder, '') AS folder, outcome, coalesce(refusal_code, '') AS code, 1 AS files
            FROM report_arrivals
            WHERE arrived_at >= \(range.lowerBound) AND arrived_at < \(range.upperBound)
            """
        }
        if let hours = cover.wholeHours {
            parts.append(
                """
                SELECT folder, outcome, code, files FROM report_arrival_hours
                WHERE hour >= \(hours.lowerBound) AND hour < \(hours.upperBound)
                """)
        }
        let rows = try reader.query(
            """
            SELECT folder, outcome, code, sum(files)::bigint AS files
            FROM (\(parts.joined(separator: " UNION ALL "))) AS part GROUP BY 1, 2, 3
            """)
        return Arrivals(
            groups: try rows.map { row in
                Group(
                    folder: try row.decode("folder"), outcome: try row.decode("outcome"),
                    code: try row.decode("code"), files: try row.decode("files"))
            })
    }
}
