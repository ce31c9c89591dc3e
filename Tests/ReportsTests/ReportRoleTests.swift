import Postgres
import PostgresTestSupport
import Publishing
import Store
import Testing

@testable import Reports

@Suite("The role of own reports")
struct ReportRoleTests {
    /// What a query may try, and a word of the answer.
    private static let attempts = [
        ("SELECT * FROM documents", "permission denied"), ("SELECT * FROM stage_runs", "permission denied"),
        ("SELECT * FROM reports", "permission denied"), ("SELECT * FROM stage_sums", "permission denied"),
        ("SELECT * FROM pg_authid", "permission denied"),
        ("SELECT query_to_xml('SELECT * FROM documents', true, true, '')", "permission denied"),
        (
            "SELECT set_config('role', 'a2d2', false), query_to_xml('SELECT * FROM documents', true, true, '')",
            "permission denied"
        ),
        ("SELECT set_config('session_authorization', 'a2d2', false)", "permission denied"),
        ("SELECT set_config('transaction_read_only', 'off', false)", "read-write mode"),
        ("SELECT pg_read_file('/etc/passwd')", "permission denied"),
        ("SELECT pg_ls_dir('/')", "permission denied"),
        ("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'a2d2'", "must be"),
        ("SELECT roll_up()", "permission denied"), ("SELECT open_report_views()", "read-only"),
        ("WITH gone AS (DELETE FROM report_documents RETURNING 1) SELECT * FROM gone", "data-modifying"),
        ("SELECT * INTO copied FROM report_documents", "INTO"),
        ("DELETE FROM report_documents", "syntax error"),
        ("SELECT 1; DROP VIEW report_documents", "multiple commands"),
        ("COPY report_documents TO PROGRAM 'true'", "syntax error"),
        ("DO $$ BEGIN NULL; END $$", "syntax error"),
        ("SELECT id FROM report_documents FOR UPDATE", ""),
        ("SELECT lo_import('/etc/passwd')", "permission denied"),
    ]

    @Test("can read views, and do nothing else", arguments: attempts)
    func refuses(query: String, word: String) async throws {
        try await withFreshDatabase(migrations: Schema.migrations) { database in
            let error = await #expect(throws: OwnReportFault.self, "\(query)") {
                try await visit(database) { try $0.guarded(SQL(unsafeRaw: query), called: "it") }
            }
            #expect(error?.description.contains(word) == true, "\(query): \(error?.description ?? "")")
        }
    }

    @Test("reads every view that there is for reports, and no relation of ours besides")
    func readsViews() async throws {
        try await withFreshDatabase(migrations: Schema.migrations) { database in
            let rows = try await database.query(
                """
                SELECT relname::text AS name, has_table_privilege('a2d2_reports', oid, 'SELECT') AS may
                FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'm')
                """)
            for row in rows {
                let name = try row.decode("name", as: String.self)
                #expect(try row.decode("may", as: Bool.self) == name.hasPrefix("report_"), "\(name)")
            }
        }
    }

    @Test("sees one moment, leaves nothing behind, and can't put off its end", .timeLimit(.minutes(10)))
    func limits() async throws {
        try await withFreshDatabase(migrations: Schema.migrations) { database in
            let error = await #expect(throws: OwnReportFault.self) {
                try await visit(database, timeout: .milliseconds(300)) { reader in
                    // What one query changes for the session doesn't hold for the next.
                    _ = try reader.guarded(
                        "SELECT set_config('statement_timeout', '0', false)", called: "first")
                    return try reader.guarded("SELECT pg_sleep(3600)", called: "second of mine.yaml")
                }
            }
            #expect(error?.description.contains("second of mine.yaml took longer") == true)
            let large = await #expect(throws: OwnReportFault.self) {
                try await visit(database) {
                    try $0.guarded(
                        "SELECT repeat('x', 100000) AS x FROM generate_series(1, 2000)", called: "large")
                }
            }
            #expect(large?.description.contains("32 MB") == true)
            let rows = try await visit(database) {
                try $0.guarded("SELECT generate_series(1, 20000) AS n", called: "long")
            }
            #expect(rows.rows.count == GuardedRows.mostRows)
            #expect(rows.isCut)
        }
    }

    @Test("is taken on where nobody can log in as it", .timeLimit(.minutes(10)))
    func takesRole() async throws {
        try await withFreshDatabase(migrations: Schema.migrations) { database in
            let session = ReportSession(database: database, visitors: .takeRole)
            let seen = try await session.visit(logger: TestServer.logger) { reader in
                // A query that drops the role has it again with the next.
                _ = try reader.guarded("SELECT set_config('role', 'none', false)", called: "first")
                return try reader.guarded("SELECT current_user::text AS role", called: "second").rows
                    .map { try $0.decode("role", as: String.self) }
            }
            #expect(seen == ["a2d2_reports"])
        }
    }

    private func visit<T: Sendable>(
        _ database: Database, timeout: Duration = .seconds(20),
        _ body: @Sendable (ReportReader) throws -> T
    ) async throws -> T {
        try await ReportSession(
            database: database, visitors: .logIn(database.settings), timeout: timeout
        ).visit(logger: TestServer.logger, body)
    }
}
