import Documents
import Foundation
import Jobs
import Postgres
import PostgresTestSupport
import Store
import Testing

@Suite("The schema")
struct SchemaTests {
    @Test("embeds every SQL file of the folders Migrations, and no other")
    func embedsEveryFile() throws {
        let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Sources")
        var texts: [String: String] = [:]
        for module in try FileManager.default.contentsOfDirectory(atPath: sources.path) {
            let folder = sources.appending(path: "\(module)/Migrations")
            guard FileManager.default.fileExists(atPath: folder.path) else { continue }
            for file in try FileManager.default.contentsOfDirectory(atPath: folder.path)
            where file.hasSuffix(".sql") {
                texts[file] = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
            }
        }
        let embedded = Schema.migrations.flatMap {
            [("\($0.name).up.sql", $0.up), ("\($0.name).down.sql", $0.down)]
        }
        #expect(texts.keys.sorted() == embedded.map(\.0).sorted())
        for (file, text) in embedded { #expect(texts[file] == text, "\(file)") }
        #expect(Schema.migrations.map(\.name) == Schema.migrations.map(\.name).sorted())
    }

    @Test("is undone by its way back, step by step")
    func downUndoesUp() async throws {
        try await withFreshDatabase { database in
            let migrator = Migrator(Schema.migrations)
            // The migrator's own table is not part of what is undone.
            _ = try await Migrator([]).up(database)
            var catalogues = [try await catalogue(of: database)]
            for count in 1...Schema.migrations.count {
                try await Migrator(Array(Schema.migrations.prefix(count))).up(database)
                catalogues.append(try await catalogue(of: database))
            }
            #expect(Set(catalogues).count == catalogues.count, "each migration changes something")
            for before in catalogues.dropLast().reversed() {
                try await migrator.down(database, steps: 1)
                #expect(try await catalogue(of: database) == before)
            }
        }
    }

    @Test("makes a partition for this month and those ahead, and catches what has none")
    func makesPartitions() async throws {
        try await withStore { store in
            let rows = try await store.database.query(
                """
                SELECT to_regclass('stage_runs_' || to_char(now() AT TIME ZONE 'UTC', 'YYYY_MM')) IS NOT NULL AS now,
                    to_regclass('stage_runs_' || to_char((now() AT TIME ZONE 'UTC') + interval '2 months', 'YYYY_MM'))
                        IS NOT NULL AS later
                """)
            #expect(try rows.first?.decode("now", as: Bool.self) == true)
            #expect(try rows.first?.decode("later", as: Bool.self) == true)
            try await store.database.execute(
                """
                INSERT INTO stage_runs (document_id, stage, pipeline, attempt, started_at, finished_at, outcome)
                VALUES (gen_random_uuid(), 'extract', 'p', 1, now(), now() + interval '3 years', 'succeeded')
                """)
            let caught = try await store.database.query("SELECT FROM stage_runs_default")
            #expect(caught.count == 1)
            // The month whose rows the default partition has is left there; nothing fails.
            _ = try await store.database.query("SELECT make_stage_run_partitions(40)")
            _ = try await store.database.query("SELECT make_stage_run_partitions(40)")
            #expect(try await store.database.query("SELECT FROM stage_runs_default").count == 1)
        }
    }

    private static let nonsense = [
        "UPDATE documents SET confidence = 1.1", "UPDATE documents SET confidence = 'NaN'",
        "UPDATE documents SET state = 'lost'", "UPDATE documents SET state = 'stored'",
        "UPDATE documents SET state = 'quarantined', finished_at = now()",
        "UPDATE documents SET state = 'review'", "UPDATE documents SET sha256 = 'abc'",
        "UPDATE documents SET refusal_code = 'empty'", "UPDATE documents SET pipeline_version = 'v2'",
        "UPDATE arrivals SET outcome = 'refused'", "UPDATE arrivals SET document_id = NULL",
        "UPDATE arrivals SET document_id = gen_random_uuid()", "UPDATE jobs SET stage = 'lunch'",
        "UPDATE jobs SET lease_token = gen_random_uuid()", "UPDATE jobs SET first_page = 1",
        "UPDATE jobs SET document_id = NULL", "DELETE FROM documents",
    ]

    @Test("refuses rows that make no sense")
    func refusesRowsThatMakeNoSense() async throws {
        try await withStore { store in
            _ = try await store.admitted(.sample("one"))
            for statement in Self.nonsense {
                let error = await #expect(throws: PostgresError.self, "\(statement)") {
                    try await store.database.execute(SQL(unsafeRaw: statement))
                }
                #expect(error?.sqlState?.hasPrefix("23") == true, "\(statement): an integrity constraint")
            }
        }
    }

    /// Every relation, column, index, constraint and function of ours.
    private func catalogue(of database: Database) async throws -> [String] {
        let rows = try await database.query(
            """
            SELECT 'column ' || table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable || ' '
                || coalesce(column_default, '') AS line
            FROM information_schema.columns WHERE table_schema = 'public'
            UNION ALL SELECT 'index ' || indexdef FROM pg_indexes WHERE schemaname = 'public'
            UNION ALL SELECT 'constraint ' || conrelid::regclass::text || ' ' || conname || ' '
                || pg_get_constraintdef(oid)
            FROM pg_constraint WHERE connamespace = 'public'::regnamespace
            UNION ALL SELECT 'function ' || oid::regprocedure::text FROM pg_proc
            WHERE pronamespace = 'public'::regnamespace
            UNION ALL SELECT 'extension ' || extname FROM pg_extension
            ORDER BY line
            """)
        return try rows.map { try $0.decode("line") }
    }
}
