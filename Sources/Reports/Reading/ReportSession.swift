package import Logging
package import Postgres

/// Opens the one transaction that a report reads in: read-only, of one moment, with limits.
package struct ReportSession: Sendable {
    /// For each query.
    package static let statementTimeout: Duration = .seconds(60)
    /// May read `report_…` views and nothing else.
    package static let role = "a2d2_reports"

    private let database: Database
    private let visitors: Visitors
    private let timeout: Duration

    /// How the queries of own reports come to the database.
    package enum Visitors: Sendable {
        /// They log in as their role, which nothing inside a query can leave.
        case logIn(ConnectionSettings)
        /// They log in as we do, and take their role on for the transaction.
        case takeRole
    }

    package init(database: Database, visitors: Visitors, timeout: Duration = statementTimeout) {
        self.database = database
        self.visitors = visitors
        self.timeout = timeout
    }

    /// Runs `body` with a reader for the program's own queries.
    package func read<T: Sendable>(_ body: @Sendable (ReportReader) throws -> T) async throws -> T {
        try await database.transaction(isolation: .repeatableRead) { connection in
            try Self.limit(connection)
            let reader = ReportReader(connection, timeout: timeout)
            try reader.limit(to: timeout)
            return try body(reader)
        }
    }

    /// Runs `body` with a reader for queries that somebody else wrote: on a connection of its own, which is closed
    /// afterwards, in a transaction that is always undone.
    package func visit<T: Sendable>(
        logger: Logger, _ body: @Sendable (ReportReader) throws -> T
    ) async throws -> T {
        try await openViews()
        let (settings, role): (ConnectionSettings, String?) =
            switch visitors {
            case .logIn(let settings): (settings.with(user: Self.role), nil)
            case .takeRole: (database.settings, Self.role)
            }
        let guest = Database(settings: settings, poolSize: 1, logger: logger)
        do {
            let value = try await guest.withConnection { connection in
                try connection.undone(isolation: .repeatableRead) {
                    try Self.limit($0)
                    return try body(ReportReader($0, role: role, timeout: timeout))
                }
            }
            await guest.close()
            return value
        } catch {
            await guest.close()
            throw error
        }
    }

    /// The role may have been made after the views were.
    private func openViews() async throws {
        let rows = try await database.query(
            """
            SELECT current_user::text AS owner, coalesce(pg_has_role(current_user, role.oid, 'MEMBER'), false) AS is_lent,
                coalesce(has_table_privilege(role.oid, 'report_documents', 'SELECT'), false) AS is_open
            FROM (SELECT) AS one LEFT JOIN pg_roles AS role ON rolname = \(Self.role)
            """)
        guard let row = rows.first, try row.decode("is_lent") else {
            throw OwnReportFault.noRole(owner: try rows.first?.decode("owner") ?? "a2d2")
        }
        if try !row.decode("is_open", as: Bool.self) {
            _ = try await database.query("SELECT open_report_views()")
        }
    }

    private static func limit(_ connection: isolated Connection) throws {
        try connection.script(
            """
            SET TRANSACTION READ ONLY;
            SET LOCAL work_mem = '64MB';
            SET LOCAL cursor_tuple_fraction = 1;
            SET LOCAL idle_in_transaction_session_timeout = '60s'
            """)
    }
}
