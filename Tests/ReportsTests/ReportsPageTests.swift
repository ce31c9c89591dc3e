import Foundation
import Postgres
import PostgresTestSupport
import Store
import Testing

@testable import Reports

@Suite("The page on reports")
struct ReportsPageTests {
    private static func page() throws -> String {
        let url = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "docs/reports.md")
        return try String(contentsOf: url, encoding: .utf8)
    }

    @Test("has every view and column, as the database explains them, and no other")
    func views() async throws {
        let page = try Self.page()
        try await withFreshDatabase(migrations: Schema.migrations) { database in
            let rows = try await database.query(
                """
                SELECT '### ' || relname AS head, obj_description(c.oid, 'pg_class') AS meaning, array_agg(
                    '| `' || attname || '` | ' || format_type(atttypid, atttypmod) || ' | '
                        || coalesce(col_description(c.oid, attnum), 'not explained') || ' |' ORDER BY attnum) AS columns
                FROM pg_class AS c JOIN pg_attribute ON attrelid = c.oid AND attnum > 0 AND NOT attisdropped
                WHERE relkind = 'v' AND relname LIKE 'report\\_%' GROUP BY relname, c.oid
                """)
            #expect(!rows.isEmpty)
            for row in rows {
                let head = try row.decode("head", as: String.self)
                let parts = [
                    head, "", try row.decode("meaning", as: String?.self) ?? "not explained", "",
                    "| column | type | meaning |", "|---|---|---|",
                ]
                let text = (parts + (try row.decode("columns", as: [String].self))).joined(separator: "\n")
                #expect(page.contains(text + "\n\n"), "\(head)")
            }
            let heads = page.split(separator: "\n").filter { $0.hasPrefix("### report_") }
            #expect(heads.count == rows.count)
        }
    }

    @Test("has every key of an own report's file")
    func keys() throws {
        let page = try Self.page()
        for key in OwnReportFile.keys {
            let name = key.split(separator: ".").last.map(String.init) ?? key
            #expect(page.contains("`\(name)`"), "\(key)")
        }
    }
}
