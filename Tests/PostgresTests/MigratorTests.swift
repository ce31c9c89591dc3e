import Postgres
import PostgresTestSupport
import Testing

@Suite("Migrating")
struct MigratorTests {
    private let migrations = [
        Migration(
            name: "a1",
            up: "CREATE TABLE papers (id bigint PRIMARY KEY); CREATE INDEX papers_id ON papers (id);",
            down: "DROP TABLE papers"),
        Migration(
            name: "a2", up: "ALTER TABLE papers ADD COLUMN title text NOT NULL DEFAULT ''",
            down: "ALTER TABLE papers DROP COLUMN title"),
    ]

    private func columns(_ database: Database) async throws -> [String] {
        try await database.query(
            """
            SELECT table_name || '.' || column_name AS name FROM information_schema.columns
            WHERE table_schema = 'public' AND table_name = 'papers' ORDER BY 1
            """
        ).map { try $0.decode("name") }
    }

    @Test("up, down and up again is the same schema")
    func upAndDown() async throws {
        try await withFreshDatabase { database in
            let migrator = Migrator(migrations)
            #expect(try await migrator.status(database).map(\.applied) == [nil, nil])
            #expect(try await migrator.up(database) == ["a1", "a2"])
            let after = try await columns(database)
            #expect(after == ["papers.id", "papers.title"])
            #expect(try await migrator.up(database) == [])
            #expect(try await migrator.down(database, steps: 1) == ["a2"])
            #expect(try await columns(database) == ["papers.id"])
            #expect(try await migrator.down(database, steps: 9) == ["a1"])
            #expect(try await columns(database).isEmpty)
            #expect(try await migrator.up(database) == ["a1", "a2"])
            #expect(try await columns(database) == after)
            #expect(try await migrator.status(database).allSatisfy { $0.applied != nil })
        }
    }

    @Test("a migration that fails leaves nothing of itself, and keeps those before it")
    func failure() async throws {
        try await withFreshDatabase { database in
            let broken = Migration(name: "a3", up: "CREATE TABLE extra (); SELECT 1/0", down: "")
            await #expect(throws: PostgresError.self) {
                try await Migrator(migrations + [broken]).up(database)
            }
            let names = try await Migrator(migrations).status(database).map(\.name)
            #expect(names == ["a1", "a2"])
            let found = try await database.query("SELECT to_regclass('extra') IS NULL AS gone").first
            #expect(try found?.decode("gone") == true)
        }
    }

    @Test("many migrators at once apply each migration once")
    func concurrency() async throws {
        try await withFreshDatabase { database in
            let migrator = Migrator(migrations)
            let applied = try await withThrowingTaskGroup(of: [String].self) { group in
                for _ in 0..<5 { group.addTask { try await migrator.up(database) } }
                return try await group.reduce(into: []) { $0 += $1 }
            }
            #expect(applied.sorted() == ["a1", "a2"])
        }
    }

    @Test("a changed migration is refused, and a newer database is shown as it is")
    func refusals() async throws {
        try await withFreshDatabase { database in
            try await Migrator(migrations).up(database)
            let edited = Migration(name: "a2", up: "SELECT 1", down: "")
            await #expect(throws: MigrationError.changed("a2")) {
                try await Migrator([migrations[0], edited]).up(database)
            }
            let older = Migrator([migrations[0]])
            await #expect(throws: MigrationError.unknown("a2")) { try await older.up(database) }
            #expect(try await older.status(database).map(\.name) == ["a1", "a2"])
        }
    }
}
