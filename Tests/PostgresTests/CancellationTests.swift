import Dispatch
import Glibc
import PostgresTestSupport
import Testing

@testable import Postgres

@Suite("Cancelling", .timeLimit(.minutes(10)))
struct CancellationTests {
    /// Returns when the server runs a statement that sleeps.
    private func waitUntilSleeping(_ database: Database) async throws {
        let observer = Database(settings: database.settings, poolSize: 1, logger: TestServer.logger)
        var sleepers = 0
        while sleepers == 0 {
            let rows = try await observer.query(
                """
                SELECT count(*) AS n FROM pg_stat_activity
                WHERE datname = current_database() AND wait_event = 'PgSleep'
                """)
            sleepers = try rows.first?.decode("n") ?? 0
        }
        await observer.close()
    }

    @Test("cancelling a task ends its statement and keeps its connection")
    func running() async throws {
        try await withFreshDatabase(poolSize: 1) { database in
            let backend = try await database.query("SELECT pg_backend_pid() AS pid").first?.decode(
                "pid", as: Int.self)
            let task = Task { try await database.query("SELECT pg_sleep(600)") }
            try await waitUntilSleeping(database)
            task.cancel()
            await #expect(throws: CancellationError.self) { try await task.value }
            let after = try await database.query("SELECT pg_backend_pid() AS pid").first?.decode(
                "pid", as: Int.self)
            #expect(after == backend)
        }
    }

    @Test("a cancelled transaction is rolled back")
    func transaction() async throws {
        try await withFreshDatabase(poolSize: 1) { database in
            try await database.execute("CREATE TABLE t (n int)")
            let task = Task {
                try await database.transaction { connection in
                    try connection.execute("INSERT INTO t VALUES (1)")
                    try connection.execute("SELECT pg_sleep(600)")
                }
            }
            try await waitUntilSleeping(database)
            task.cancel()
            await #expect(throws: CancellationError.self) { try await task.value }
            #expect(try await database.query("SELECT * FROM t").isEmpty)
        }
    }

    @Test("a cancelled body that goes on in spite of it can't run another statement")
    func stubborn() async throws {
        try await withFreshDatabase(poolSize: 1) { database in
            let task = Task {
                try await database.withConnection { connection in
                    #expect(throws: CancellationError.self) { try connection.query("SELECT pg_sleep(600)") }
                    _ = try connection.query("SELECT 1")
                }
            }
            try await waitUntilSleeping(database)
            task.cancel()
            await #expect(throws: CancellationError.self) { try await task.value }
        }
    }

    @Test("a server that takes no notice loses the connection, and who waits for it is free")
    func deafServer() async throws {
        try await withFreshDatabase(poolSize: 1) { database in
            let pid = try await database.query("SELECT pg_backend_pid() AS pid").first?.decode(
                "pid", as: Int32.self)
            let backend = try #require(pid)
            let task = Task { try await database.query("SELECT pg_sleep(600)") }
            try await waitUntilSleeping(database)
            #expect(kill(backend, SIGSTOP) == 0)
            defer { kill(backend, SIGCONT) }
            task.cancel()
            await #expect(throws: CancellationError.self) { try await task.value }
            let next = try await database.query("SELECT pg_backend_pid() AS pid").first?.decode(
                "pid", as: Int32.self)
            #expect(next != backend)
        }
    }

    @Test("a commit is never called off; one that takes too long then is a lost connection")
    func hangingCommit() async throws {
        try await withFreshDatabase(poolSize: 1) { database in
            try await database.execute("CREATE TABLE t (n int)")
            try await database.execute(
                """
                CREATE FUNCTION doze() RETURNS trigger LANGUAGE plpgsql
                AS $$ BEGIN PERFORM pg_sleep(600); RETURN NULL; END $$
                """)
            try await database.execute(
                """
                CREATE CONSTRAINT TRIGGER doze AFTER INSERT ON t DEFERRABLE INITIALLY DEFERRED
                FOR EACH ROW EXECUTE FUNCTION doze()
                """)
            let task = Task {
                try await database.transaction { try $0.execute("INSERT INTO t VALUES (1)") }
            }
            try await waitUntilSleeping(database)
            task.cancel()
            let error = await #expect(throws: PostgresError.self) { try await task.value }
            #expect(error?.isConnectionLost == true)
        }
    }

    @Test("who waits for a connection can be cancelled, and harms nobody")
    func waiting() async throws {
        try await withFreshDatabase(poolSize: 1) { database in
            let isLent = DispatchSemaphore(value: 0)
            let mayEnd = DispatchSemaphore(value: 0)
            async let borrower: Int = database.withConnection { connection in
                isLent.signal()
                mayEnd.wait()
                return try connection.execute("SELECT 1")
            }
            await withCheckedContinuation { continuation in
                DispatchQueue.global().async {
                    isLent.wait()
                    continuation.resume()
                }
            }
            let waiter = Task { try await database.query("SELECT 2") }
            waiter.cancel()
            await #expect(throws: CancellationError.self) { try await waiter.value }
            mayEnd.signal()
            let rows = try await borrower
            #expect(rows == 1)
        }
    }

    @Test("many may be called off while they wait, just when their turn comes and when the database closes")
    func calledOffInTheirTurn() async throws {
        try await withFreshDatabase { shared in
            for round in 0..<60 {
                let database = Database(settings: shared.settings, poolSize: 1, logger: TestServer.logger)
                let waiters = (0..<40).map { _ in Task { try await database.query("SELECT 1") } }
                // The first has the connection or is opening it by now, or not: each round another moment.
                try await Task.sleep(for: .microseconds(200 * (round % 20)))
                await withDiscardingTaskGroup { group in
                    group.addTask { for waiter in waiters.reversed() { waiter.cancel() } }
                    group.addTask { await database.close() }
                }
                for waiter in waiters {
                    switch await waiter.result {
                    case .success(let rows): #expect(rows.count == 1)
                    case .failure(is CancellationError): break
                    case .failure(let error):
                        #expect((error as? PostgresError)?.message == "the database was closed")
                    }
                }
            }
        }
    }

    @Test("the server ends a statement that takes too long")
    func timeOut() async throws {
        try await withFreshDatabase { database in
            var settings = database.settings
            settings.statementTimeout = .milliseconds(50)
            let impatient = Database(settings: settings, poolSize: 1, logger: TestServer.logger)
            let error = await #expect(throws: PostgresError.self) {
                try await impatient.query("SELECT pg_sleep(600)")
            }
            #expect(error?.sqlState == "57014")
            #expect(error?.isConnectionLost == false)
            await impatient.close()
        }
    }

    @Test("a closed database turns callers away")
    func closed() async throws {
        try await withFreshDatabase { database in
            let other = Database(settings: database.settings, logger: TestServer.logger)
            _ = try await other.query("SELECT 1")
            await other.close()
            await #expect(throws: PostgresError.self) { try await other.query("SELECT 1") }
            await other.close()
        }
    }
}
