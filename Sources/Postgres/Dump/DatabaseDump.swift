import Foundation
package import Logging

/// A database written into a file, and read back from it, by PostgreSQL's own `pg_dump` and `pg_restore`. What they
/// need to know of the server is in their environment, never among their arguments: those anyone can read.
package struct DatabaseDump: Sendable {
    /// The file, in `pg_dump`'s custom format.
    package let path: String
    private let logger: Logger

    package init(path: String, logger: Logger) {
        self.path = path
        self.logger = logger
    }

    /// Writes the database down as it is at one moment, also while others write to it. The file is on the disk when
    /// this returns; one that a failure has left is of no use.
    package func write(_ settings: ConnectionSettings) async throws {
        try await run(
            "pg_dump",
            // The best compression costs much more time than it saves bytes. A migration may hold locks for a while.
            [
                "--format=custom", "--compress=1", "--lock-wait-timeout=60000", "--no-password",
                "--file=\(path)",
            ],
            settings)
    }

    /// Reads it back into an empty database, wholly or not at all, and as its user's own: roles and their rights are
    /// the server's, not the database's.
    package func restore(into settings: ConnectionSettings) async throws {
        try await run(
            "pg_restore",
            [
                "--exit-on-error", "--single-transaction", "--no-owner", "--no-privileges", "--no-password",
                "--dbname=\(settings.database)", path,
            ],
            settings)
    }

    private func run(_ program: String, _ arguments: [String], _ settings: ConnectionSettings) async throws {
        let settings = settings.forSessions
        let programs = try DumpPrograms.find(for: try await majorVersion(of: settings))
        try await ServerCommand(programs.path(of: program), arguments, environment: settings.environment)
            .run()
    }

    private func majorVersion(of settings: ConnectionSettings) async throws -> Int {
        let connection = Connection(logger: logger)
        try await connection.open(settings)
        guard await !connection.isPooled else {
            await connection.close()
            throw PostgresError(
                sqlState: SQLState.featureNotSupported,
                message: "pg_dump and pg_restore leave their settings with a pooler's connections: they need"
                    + " database-direct-url",
                doing: "preparing a dump")
        }
        let rows = try await connection.query(
            "SELECT current_setting('server_version_num')::integer / 10000 AS major")
        await connection.close()
        guard let row = rows.first else {
            throw PostgresError(message: "the server doesn't say its version", doing: "preparing a dump")
        }
        return try row.decode("major")
    }
}
