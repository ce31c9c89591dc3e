package import Foundation
package import Postgres

/// What the database server says about itself.
package enum ServerVitals {
    /// `150005` is 15.5 (PostgreSQL manual, 20.15), with the words for it.
    package static func version(of database: Database) async throws -> (number: Int, text: String) {
        let row = try await database.query(
            """
            SELECT current_setting('server_version_num')::integer AS number, current_setting('server_version') AS text
            """
        ).single()
        return (try row.decode("number"), try row.decode("text"))
    }

    /// Connections that are open, of those that there may be.
    package static func connections(of database: Database) async throws -> (used: Int, possible: Int) {
        let row = try await database.query(
            """
            SELECT count(*) AS used,
                current_setting('max_connections')::integer
                    - current_setting('superuser_reserved_connections')::integer AS possible
            FROM pg_stat_activity WHERE backend_type = 'client backend'
            """
        ).single()
        return (try row.decode("used"), try row.decode("possible"))
    }

    /// The age of the oldest open transaction in seconds, and who has it; nil when there is none.
    package static func oldestTransaction(
        of database: Database
    ) async throws -> (seconds: Double, owner: String)? {
        try await database.query(
            """
            SELECT extract(epoch FROM clock_timestamp() - xact_start)::float8 AS seconds,
                format('%s, process %s, %s', coalesce(nullif(application_name, ''), 'unnamed'), pid, state) AS owner
            FROM pg_stat_activity
            WHERE backend_type = 'client backend' AND pid <> pg_backend_pid() AND xact_start IS NOT NULL
            ORDER BY xact_start LIMIT 1
            """
        ).first.map { (try $0.decode("seconds"), try $0.decode("owner")) }
    }

    /// Rows of `jobs` that are gone and not yet swept up, as far as the server has counted.
    package static func deadRowsOfJobs(of database: Database) async throws -> Int {
        try await database.query(
            """
            SELECT coalesce(sum(n_dead_tup), 0)::bigint AS dead FROM pg_stat_user_tables WHERE relid = 'jobs'::regclass
            """
        ).single().decode("dead")
    }

    package struct Standby: Sendable, Hashable {
        package var name: String
        /// How far its copy is behind; nil when this role may not see it.
        package var lagSeconds: Double?
    }

    package static func standbys(of database: Database) async throws -> [Standby] {
        // replay_lag is empty for a standby that has nothing left to replay (PostgreSQL manual, 28.2.4), and
        // everything is for a role without pg_monitor.
        try await database.query(
            """
            SELECT coalesce(nullif(application_name, ''), host(client_addr), 'standby') AS name,
                CASE WHEN state IS NULL THEN NULL
                    ELSE coalesce(extract(epoch FROM replay_lag), 0)::float8 END AS lag
            FROM pg_stat_replication ORDER BY 1
            """
        ).map { Standby(name: try $0.decode("name"), lagSeconds: try $0.decode("lag")) }
    }

    package static func time(of database: Database) async throws -> Date {
        try await database.query("SELECT clock_timestamp() AS now").single().decode("now")
    }
}

extension [Row] {
    /// The one row of a statement that always gives one.
    func single() throws -> Row {
        guard let first else { throw StoreError.unexpected("no row") }
        return first
    }
}
