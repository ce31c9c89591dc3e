package import Foundation
package import Postgres

/// Keeps the history of attempts in its months, and forgets it a month at a time. The sums by the hour take in everything before, and stay.
package struct HistoryRetention: Sendable {
    private let database: Database

    package init(database: Database) {
        self.database = database
    }

    /// What went: whole partitions by name, and single rows of months that never got a partition.
    package struct Expired: Sendable, Hashable {
        package var partitions: [String]
        package var rows: Int
    }

    /// Drops the months that ended before `date`. What the sums could not take in yet, since an old transaction is still
    /// at work, is left for the next time. Waits only a few seconds for those who read the history: everybody who writes
    /// it would wait behind.
    package func expire(before date: Date) async throws -> Expired {
        try await ReportStore(database: database).rollUp()
        return try await database.transaction { connection in
            try connection.execute("SET LOCAL lock_timeout = '5s'")
            var expired = Expired(partitions: [], rows: 0)
            for name in try Self.partitions(before: date, on: connection) {
                let unsummed = try connection.query(
                    "SELECT FROM \(identifier: name), roll_up WHERE transaction >= horizon LIMIT 1")
                guard unsummed.isEmpty else { continue }
                try connection.execute("DROP TABLE \(identifier: name)")
                expired.partitions.append(name)
            }
            expired.rows = try connection.execute(
                """
                DELETE FROM stage_runs_default USING roll_up WHERE finished_at < \(date) AND transaction < horizon
                """)
            return expired
        }
    }

    /// Makes the partitions of this month and of those ahead.
    package func makePartitions(monthsAhead: Int) async throws {
        try await database.execute("SELECT make_stage_run_partitions(\(monthsAhead)::integer)")
    }

    private static func partitions(before date: Date, on connection: isolated Connection) throws -> [String] {
        try connection.query(
            """
            SELECT relname AS name FROM pg_inherits JOIN pg_class ON pg_class.oid = inhrelid
            WHERE inhparent = 'stage_runs'::regclass AND relname ~ '^stage_runs_[0-9]{4}_[0-9]{2}$'
                AND to_date(right(relname, 7), 'YYYY_MM') + interval '1 month' <= \(date)::timestamptz AT TIME ZONE 'UTC'
            ORDER BY name
            """
        ).map { try $0.decode("name") }
    }
}
