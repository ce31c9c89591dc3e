import Dispatch
import Postgres
import PostgresTestSupport
import Synchronization
import Testing

@Suite("Transactions")
struct TransactionTests {
    private struct Stop: Error {}

    private func count(_ database: Database) async throws -> Int {
        try await database.query("SELECT count(*) AS n FROM t").first?.decode("n") ?? -1
    }

    @Test("what returns is committed and what throws is rolled back")
    func outcome() async throws {
        try await withFreshDatabase(poolSize: 1) { database in
            try await database.execute("CREATE TABLE t (n int)")
            let rows = try await database.transaction { try $0.execute("INSERT INTO t VALUES (1), (2)") }
            #expect(rows == 2)
            await #expect(throws: Stop.self) {
                try await database.transaction { connection in
                    try connection.execute("DELETE FROM t")
                    throw Stop()
                }
            }
            #expect(try await count(database) == 2)
        }
    }

    @Test("a transaction whose failed statement was ignored is not taken for committed")
    func ignoredFailure() async throws {
        try await withFreshDatabase(poolSize: 1) { database in
            try await database.execute("CREATE TABLE t (n int)")
            let error = await #expect(throws: PostgresError.self) {
                try await database.transaction { connection in
                    try connection.execute("INSERT INTO t VALUES (1)")
                    #expect(throws: PostgresError.self) { try connection.execute("SELECT 1/0") }
                }
            }
            #expect(error?.sqlState == "25P02")
            #expect(try await count(database) == 0)
        }
    }

    @Test("a transaction that lost against another is run again")
    func serialisation() async throws {
        try await withFreshDatabase(poolSize: 2) { database in
            try await database.execute("CREATE TABLE t (n int)")
            try await database.execute("INSERT INTO t VALUES (0)")
            let hasRead = DispatchSemaphore(value: 0)
            let otherCommitted = DispatchSemaphore(value: 0)
            let attempts = Mutex(0)
            async let loser: Int = database.transaction(isolation: .repeatableRead) { connection in
                _ = try connection.query("SELECT n FROM t")
                if attempts.withLock({
                    $0 += 1; return $0
                }) == 1 {
                    hasRead.signal()
                    otherCommitted.wait()
                }
                return try connection.execute("UPDATE t SET n = n + 1")
            }
            try await database.withConnection { connection in
                hasRead.wait()
                defer { otherCommitted.signal() }
                try connection.execute("UPDATE t SET n = n + 10")
            }
            #expect(try await loser == 1)
            #expect(attempts.withLock(\.self) == 2)
            #expect(try await database.query("SELECT n FROM t").first?.decode("n") == 11)
        }
    }

    @Test("a transaction that always conflicts fails in the end")
    func endlessConflict() async throws {
        try await withFreshDatabase(poolSize: 1) { database in
            let attempts = Mutex(0)
            let error = await #expect(throws: PostgresError.self) {
                try await database.transaction { connection in
                    attempts.withLock { $0 += 1 }
                    try connection.script("DO $$ BEGIN RAISE EXCEPTION 'x' USING ERRCODE = '40P01'; END $$")
                }
            }
            #expect(error?.sqlState == "40P01")
            #expect(attempts.withLock(\.self) == 5)
        }
    }

    @Test("a savepoint undoes its own work alone, and there is no transaction in a transaction")
    func savepoint() async throws {
        try await withFreshDatabase(poolSize: 1) { database in
            try await database.execute("CREATE TABLE t (n int PRIMARY KEY)")
            try await database.transaction { connection in
                try connection.execute("INSERT INTO t VALUES (1)")
                #expect(throws: PostgresError.self) {
                    try connection.savepoint { try $0.execute("INSERT INTO t VALUES (2), (1)") }
                }
                #expect(try connection.savepoint { try $0.execute("INSERT INTO t VALUES (3)") } == 1)
                #expect(throws: PostgresError.self) { try connection.transaction { _ in } }
            }
            #expect(
                try await database.query("SELECT n FROM t ORDER BY n").map { try $0.decode("n") } == [1, 3])
        }
    }

    @Test("many more callers than connections are all served")
    func contention() async throws {
        try await withFreshDatabase(poolSize: 2) { database in
            try await database.execute("CREATE TABLE t (n int)")
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<50 {
                    group.addTask { try await database.execute("INSERT INTO t VALUES (\(number))") }
                }
                try await group.waitForAll()
            }
            #expect(try await count(database) == 50)
        }
    }

    @Test("a transaction left open does not reach the next borrower")
    func leftOpen() async throws {
        try await withFreshDatabase(poolSize: 1) { database in
            try await database.execute("CREATE TABLE t (n int)")
            try await database.withConnection { connection in
                try connection.script("BEGIN")
                try connection.execute("INSERT INTO t VALUES (1)")
            }
            #expect(try await count(database) == 0)
        }
    }

    @Test("a statement whose table changed is prepared anew")
    func changedTable() async throws {
        try await withFreshDatabase(poolSize: 1) { database in
            try await database.execute("CREATE TABLE t (n int)")
            for _ in 0..<3 { _ = try await database.query("SELECT * FROM t") }
            try await database.execute("ALTER TABLE t ADD COLUMN more text")
            try await database.execute("INSERT INTO t VALUES (1, 'x')")
            #expect(try await database.query("SELECT * FROM t").first?.decode("more") == "x")
            try await database.execute("ALTER TABLE t ALTER COLUMN more TYPE int USING 7")
            let inside = try await database.transaction { try $0.query("SELECT * FROM t") }
            #expect(try inside.first?.decode("more") == 7)
        }
    }
}
