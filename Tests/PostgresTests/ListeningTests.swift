import PostgresTestSupport
import Testing

@testable import Postgres

@Suite("Listening", .timeLimit(.minutes(10)))
struct ListeningTests {
    @Test("payloads arrive in order, after the empty one that says that listening began")
    func payloads() async throws {
        try await withFreshDatabase { database in
            var payloads = database.listen("Odd \"channel\"").makeAsyncIterator()
            #expect(await payloads.next(isolation: nil) == "")
            try await database.withConnection { connection in
                try connection.notify("Odd \"channel\"", payload: "one")
                try connection.notify("another channel", payload: "not for us")
                try connection.notify("Odd \"channel\"", payload: "two; DROP")
            }
            #expect(await payloads.next(isolation: nil) == "one")
            #expect(await payloads.next(isolation: nil) == "two; DROP")
        }
    }

    @Test("what is rolled back is not told")
    func rollback() async throws {
        struct Stop: Error {}
        try await withFreshDatabase { database in
            var payloads = database.listen("c").makeAsyncIterator()
            #expect(await payloads.next(isolation: nil) == "")
            await #expect(throws: Stop.self) {
                try await database.transaction { connection in
                    try connection.notify("c", payload: "undone")
                    throw Stop()
                }
            }
            try await database.transaction { try $0.notify("c", payload: "done") }
            #expect(await payloads.next(isolation: nil) == "done")
        }
    }

    @Test("a listener whose connection is ended listens again and says so")
    func lostConnection() async throws {
        try await withFreshDatabase { database in
            var payloads = database.listen("c").makeAsyncIterator()
            #expect(await payloads.next(isolation: nil) == "")
            try await database.execute(
                """
                SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                WHERE query = 'LISTEN "c"' AND datname = current_database()
                """)
            #expect(await payloads.next(isolation: nil) == "")
            try await database.withConnection { try $0.notify("c", payload: "again") }
            #expect(await payloads.next(isolation: nil) == "again")
        }
    }

    @Test("listening ends with its task")
    func cancelled() async throws {
        try await withFreshDatabase { database in
            let (began, beginning) = AsyncStream<Void>.makeStream()
            let task = Task {
                var count = 0
                for await _ in database.listen("c") {
                    count += 1
                    beginning.yield()
                }
                return count
            }
            for await _ in began { break }
            task.cancel()
            #expect(await task.value == 1)
        }
    }

    @Test("listening ends when the database is closed")
    func closed() async throws {
        try await withFreshDatabase { database in
            var payloads = database.listen("c").makeAsyncIterator()
            #expect(await payloads.next(isolation: nil) == "")
            await database.close()
            #expect(await payloads.next(isolation: nil) == nil)
        }
    }
}
