package import Postgres

/// The months of the history, each a table of its own.
package enum HistoryPartitions {
    /// Makes those of this month and the next two, and answers how many there were not.
    package static func make(on database: Database) async throws -> Int {
        try await database.transaction { connection in
            let before = try count(on: connection)
            try connection.execute("SELECT make_stage_run_partitions(2)")
            return try count(on: connection) - before
        }
    }

    private static func count(on connection: isolated Connection) throws -> Int {
        try connection.query(
            "SELECT count(*) AS partitions FROM pg_inherits WHERE inhparent = 'stage_runs'::regclass"
        ).single().decode("partitions")
    }
}
