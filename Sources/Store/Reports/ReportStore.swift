package import Foundation
package import Postgres

/// The reports that were made, and the sums that they are made from.
package struct ReportStore: Sendable {
    package let database: Database

    package init(database: Database) {
        self.database = database
    }

    /// Remembers a report. Of a fire's reports the first that was remembered stands, and is the answer; unless its
    /// files are gone, and `lost` names it.
    package func keep(_ report: ReportRecord, insteadOf lost: UUID? = nil) async throws -> ReportRecord {
        try await database.transaction { connection in
            if let lost { try connection.execute("DELETE FROM reports WHERE id = \(lost)") }
            try connection.execute(
                """
                INSERT INTO reports (id, name, title, period_start, period_end, time_zone, parameters, folder, files,
                    summary, made_at, query_seconds, version, fire_id)
                VALUES (\(report.id), \(report.name), \(report.title), \(report.start), \(report.end),
                    \(report.timeZone), \(JSON(report.parameters)), \(report.folder), \(JSON(report.files)),
                    \(JSON(report.summary)), \(report.made), \(report.querySeconds), \(report.version), \(report.fire))
                ON CONFLICT (fire_id) DO NOTHING
                """)
            guard let fire = report.fire else { return report }
            let standing = try connection.query("SELECT * FROM reports WHERE fire_id = \(fire)").first
            return try standing.map(ReportRecord.init(row:)) ?? report
        }
    }

    package func report(of fire: UUID) async throws -> ReportRecord? {
        try await database.query("SELECT * FROM reports WHERE fire_id = \(fire)").first.map(
            ReportRecord.init(row:))
    }

    /// Newest first; all, or those of one name.
    package func reports(named name: String? = nil, limit: Int = 100) async throws -> [ReportRecord] {
        try await database.query(
            """
            SELECT * FROM reports WHERE \(name)::text IS NULL OR name = \(name)::text
            ORDER BY made_at DESC, id LIMIT \(limit)
            """
        ).map(ReportRecord.init(row:))
    }

    /// Forgets the reports that were made before `moment`; answers their folders.
    package func forget(madeBefore moment: Date) async throws -> [String] {
        try await database.query("DELETE FROM reports WHERE made_at < \(moment) RETURNING folder")
            .map { try $0.decode("folder") }
    }

    /// Which of these folders belong to a report.
    package func known(among folders: [String]) async throws -> Set<String> {
        let rows = try await database.query("SELECT folder FROM reports WHERE folder = ANY (\(folders))")
        return Set(try rows.map { try $0.decode("folder", as: String.self) })
    }

    /// Takes into the sums by the hour what was written since the last time. Before partitions of the history are
    /// dropped this must have been done. False when another does it at this moment.
    @discardableResult
    package func rollUp() async throws -> Bool {
        try await database.transaction { connection in
            // The first time it goes through the whole history.
            try connection.script("SET LOCAL statement_timeout = 0")
            return try connection.query("SELECT roll_up() AS done").first?.decode("done") ?? false
        }
    }
}
