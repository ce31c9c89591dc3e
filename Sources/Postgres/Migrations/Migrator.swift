package import Foundation

/// Brings a database's schema to where the program needs it, and back. Each migration is a transaction of its own;
/// many may try at once, and one at a time goes ahead.
package struct Migrator: Sendable {
    private let migrations: [Migration]
    /// "a2d2 migrations" to Postgres' advisory locks; any number that nobody else uses.
    private static let lock: Int64 = 0x6132_6432_6d69_6772

    /// In the order in which they are applied.
    package init(_ migrations: [Migration]) {
        precondition(
            Set(migrations.map(\.name)).count == migrations.count, "migrations have names of their own")
        self.migrations = migrations
    }

    /// Applies what is missing. Returns the names of those that this call applied.
    @discardableResult
    package func up(_ database: Database) async throws -> [String] {
        var applied: [String] = []
        while let name = try await applyNext(database) { applied.append(name) }
        return applied
    }

    /// Undoes the last `steps` of those applied. Returns their names, the last first.
    @discardableResult
    package func down(_ database: Database, steps: Int) async throws -> [String] {
        var undone: [String] = []
        for _ in 0..<steps {
            guard let name = try await undoLast(database) else { break }
            undone.append(name)
        }
        return undone
    }

    /// All that are known, and after them those that only the database knows. Nil: not applied.
    package func status(_ database: Database) async throws -> [(name: String, applied: Date?)] {
        let applied = try await database.withConnection { connection in
            let exists = try connection.query("SELECT to_regclass('schema_migrations') IS NOT NULL AS yes")
            guard try exists.first?.decode("yes") ?? false else { return [MigrationPlan.Applied]() }
            return try Self.applied(on: connection)
        }
        let dates = Dictionary(applied.map { ($0.name, $0.date) }) { first, _ in first }
        let known = Set(migrations.map(\.name))
        let strangers = applied.filter { !known.contains($0.name) }
        return migrations.map { ($0.name, dates[$0.name]) } + strangers.map { ($0.name, $0.date) }
    }

    private func applyNext(_ database: Database) async throws -> String? {
        try await database.transaction { connection in
            guard let migration = try plan(on: connection).pending.first else { return nil }
            try connection.script(migration.up)
            try connection.execute(
                """
                INSERT INTO schema_migrations (name, checksum) VALUES (\(migration.name), \(migration.checksum))
                """)
            return migration.name
        }
    }

    private func undoLast(_ database: Database) async throws -> String? {
        try await database.transaction { connection in
            guard let migration = try plan(on: connection).done.last else { return nil }
            try connection.script(migration.down)
            try connection.execute("DELETE FROM schema_migrations WHERE name = \(migration.name)")
            return migration.name
        }
    }

    /// What is to be done, while nobody else does it: the lock is held until the transaction ends.
    private func plan(on connection: isolated Connection) throws -> MigrationPlan {
        // Building an index on a large table takes what it takes, and so does waiting for it.
        try connection.script("SET LOCAL statement_timeout = 0")
        try connection.execute("SELECT pg_advisory_xact_lock(\(Self.lock))")
        try connection.script(
            """
            CREATE TABLE IF NOT EXISTS schema_migrations (
                position   bigint GENERATED ALWAYS AS IDENTITY,
                name       text PRIMARY KEY,
                checksum   text NOT NULL,
                applied_at timestamptz NOT NULL DEFAULT now()
            )
            """)
        return try MigrationPlan(migrations, applied: Self.applied(on: connection))
    }

    private static func applied(on connection: isolated Connection) throws -> [MigrationPlan.Applied] {
        let rows = try connection.query(
            "SELECT name, checksum, applied_at FROM schema_migrations ORDER BY position")
        return try rows.map { row in
            MigrationPlan.Applied(
                name: try row.decode("name"), checksum: try row.decode("checksum"),
                date: try row.decode("applied_at"))
        }
    }
}
