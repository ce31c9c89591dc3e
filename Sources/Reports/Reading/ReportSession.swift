package import Postgres

/// Opens the one transaction that a report reads in: read-only, of one moment, with limits.
package struct ReportSession: Sendable {
    /// For each statement.
    package static let statementTimeout: Duration = .seconds(60)

    private let database: Database

    package init(database: Database) {
        self.database = database
    }

    /// Runs `body` with a reader for the program's own queries.
    package func read<T: Sendable>(_ body: @Sendable (ReportReader) throws -> T) async throws -> T {
        try await database.transaction(isolation: .repeatableRead) { connection in
            try connection.script(
                """
                SET TRANSACTION READ ONLY;
                SET LOCAL statement_timeout = \(Self.statementTimeout.components.seconds * 1000);
                SET LOCAL work_mem = '64MB'
                """)
            return try body(ReportReader(connection))
        }
    }
}
