import Foundation
import PostgresTestSupport
import Testing

@testable import Postgres

/// Against a real PgBouncer in transaction mode.
@Suite("Through a pooler", .timeLimit(.minutes(10)))
struct PoolerTests {
    @Test("statements, transactions and values work, from more clients than there are connections")
    func statements() async throws {
        try await withPooledDatabase { database in
            let sums = try await withThrowingTaskGroup(of: Int.self) { group in
                for client in 0..<24 {
                    group.addTask {
                        // The second time a statement would be prepared, and the third it would not be found.
                        for _ in 0..<5 { _ = try await database.query("SELECT \(client) + 1 AS one") }
                        return try await database.transaction { connection in
                            try connection.query("SELECT \(client) AS it").first?.decode("it") ?? -1
                        }
                    }
                }
                return try await group.reduce(0, +)
            }
            #expect(sums == (0..<24).reduce(0, +))
            #expect(await database.isPooled())
        }
    }

    @Test("a pooler that passes over our options is known for one all the same", arguments: [false, true])
    func ignoredOptions(isTold: Bool) async throws {
        let options = isTold ? ["ignore_startup_parameters = options,extra_float_digits"] : []
        try await withPooledDatabase(options: options) { database in
            #expect(await database.isPooled())
            let row = try #require(
                try await database.transaction {
                    try $0.query(
                        """
                        SELECT current_setting('timezone') AS zone, current_setting('statement_timeout') AS patience,
                            \(Date(timeIntervalSince1970: 86_400)) AS day
                        """)
                }.first)
            #expect(try row.decode("zone") == "UTC")
            #expect(try row.decode("patience") == "2min")
            #expect(try row.decode("day") == Date(timeIntervalSince1970: 86_400))
        }
    }

    @Test("a session's time zone stays with its client, whichever server connection it gets")
    func zones() async throws {
        try await withPooledDatabase { database in
            _ = try await database.query("SELECT 1")
            let zones = try await withThrowingTaskGroup(of: String.self) { group in
                for _ in 0..<12 {
                    group.addTask {
                        let rows = try await database.query(
                            "SELECT current_setting('timezone') AS zone, pg_sleep(0.01)")
                        return try rows.first?.decode("zone") ?? ""
                    }
                }
                return try await group.reduce(into: Set()) { $0.insert($1) }
            }
            #expect(zones == ["UTC"])
        }
    }

    @Test("cancelling reaches the statement, and no other client")
    func cancelling() async throws {
        try await withPooledDatabase { database in
            let task = Task { try await database.query("SELECT pg_sleep(60)") }
            while try await database.query("SELECT FROM pg_stat_activity WHERE query = 'SELECT pg_sleep(60)'")
                .isEmpty
            {
                try await Task.sleep(for: .milliseconds(10))
            }
            task.cancel()
            await #expect(throws: CancellationError.self) { try await task.value }
            #expect(try await database.query("SELECT 1").count == 1)
        }
    }

    @Test("nothing is listened to through it, and listening ends with the database; past it all is heard")
    func listening() async throws {
        try await withPooledDatabase { database in
            let listener = Task {
                for await _ in database.listen("c") { return true }
                return false
            }
            while await !database.isPooled() {}
            try await database.transaction { try $0.notify("c") }
            await database.close()
            #expect(await listener.value == false)
        }
        try await withPooledDatabase(hasDirectWay: true) { database in
            var payloads = database.listen("c").makeAsyncIterator()
            #expect(await payloads.next(isolation: nil) == "")
            try await database.transaction { try $0.notify("c", payload: "news") }
            #expect(await payloads.next(isolation: nil) == "news")
        }
    }

    @Test("migrations go up and down through it, one at a time")
    func migrations() async throws {
        let migration = Migration(
            name: "m1", up: "CREATE TABLE t (a int); INSERT INTO t VALUES (1)", down: "DROP TABLE t")
        try await withPooledDatabase { database in
            let applied = try await withThrowingTaskGroup(of: [String].self) { group in
                for _ in 0..<6 { group.addTask { try await Migrator([migration]).up(database) } }
                return try await group.reduce([], +)
            }
            #expect(applied == ["m1"])
            #expect(try await Migrator([migration]).down(database, steps: 1) == ["m1"])
        }
    }

    @Test("a dump refuses to go through it, and says what it needs; past it it works")
    func dumps() async throws {
        try await withPooledDatabase { database in
            let dump = DatabaseDump(path: "/nowhere/dump", logger: TestServer.logger)
            let error = await #expect(throws: PostgresError.self) { try await dump.write(database.settings) }
            #expect(error?.message.contains("database-direct-url") == true)
        }
        try await withPooledDatabase(hasDirectWay: true) { database in
            let path = "/tmp/\(UUID().uuidString).dump"
            try await DatabaseDump(path: path, logger: TestServer.logger).write(database.settings)
            try FileManager.default.removeItem(atPath: path)
        }
    }

    private func withPooledDatabase(
        options: [String] = [], hasDirectWay: Bool = false, _ body: (Database) async throws -> Void
    ) async throws {
        try await withFreshDatabase { direct in
            let name = direct.settings.database
            let server = try #require(direct.settings.keywords["host"])
            try await withPgBouncer(server: server, database: name, options: options) { folder in
                let settings = try ConnectionSettings(
                    url: "host=\(folder) port=6432 user=a2d2 dbname=\(name)",
                    directURL: hasDirectWay ? "host=\(server) user=a2d2 dbname=\(name)" : nil)
                let database = Database(settings: settings, poolSize: 12, logger: TestServer.logger)
                do {
                    try await body(database)
                    await database.close()
                } catch {
                    await database.close()
                    throw error
                }
            }
        }
    }
}

extension Database {
    fileprivate func isPooled() async -> Bool {
        (try? await withConnection { $0.isPooled }) ?? false
    }
}
