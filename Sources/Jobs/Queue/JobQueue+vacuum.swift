import Postgres

extension JobQueue {
    /// Makes room in the queue's tables where dead rows have gathered: as many as live ones, or many thousands. Leaves
    /// it to whoever is at it already, another worker or the server.
    package func vacuum() async throws {
        let tables = try await database.query(
            """
            SELECT relname::text AS name FROM pg_stat_user_tables
            WHERE relid IN ('jobs'::regclass, 'leases'::regclass)
                AND n_dead_tup > greatest(20000, n_live_tup / 5)
            """)
        for table in tables {
            let name = try table.decode("name", as: String.self)
            try await database.execute("VACUUM (SKIP_LOCKED, TRUNCATE off, PARALLEL 0) \(identifier: name)")
        }
    }
}
