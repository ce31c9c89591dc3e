import PostgresTestSupport
import Testing

@testable import Postgres

@Suite("Errors")
struct PostgresErrorTests {
    @Test(
        "what people read has no values in it, and keeps the names",
        arguments: [
            ("22P02", "invalid input syntax for type uuid: \"secret\"", "uuid: \"…\""),
            ("22003", "value \"secret\" is out of range for type integer", "value \"…\" is out of range"),
            ("42601", "syntax error in tsquery: \"secret & \"more\" secret\"", "tsquery: \"…\""),
            ("42P01", "relation \"jobs\" does not exist", "relation \"jobs\" does not exist"),
            ("23505", "duplicate key value violates unique constraint \"jobs_key\"", "\"jobs_key\""),
        ])
    func values(sqlState: String, message: String, kept: String) {
        let error = PostgresError(sqlState: sqlState, message: message, doing: "INSERT")
        #expect(!error.description.contains("secret"))
        #expect(error.description.contains(kept))
        #expect(error.description.contains(sqlState))
        #expect(error.debugDescription.contains(message))
    }

    @Test("the server's detail, which quotes the row, is for the debug form alone")
    func detail() async throws {
        try await withFreshDatabase { database in
            try await database.execute("CREATE TABLE t (name text CONSTRAINT t_name UNIQUE)")
            try await database.execute("INSERT INTO t VALUES (\("secret"))")
            let error = await #expect(throws: PostgresError.self) {
                try await database.execute("INSERT INTO t VALUES (\("secret"))")
            }
            #expect(error?.sqlState == "23505")
            #expect(error?.description.contains("t_name") == true)
            #expect(error?.description.contains("secret") == false)
            #expect(error?.debugDescription.contains("secret") == true)
            #expect(error?.isTransient == false)
        }
    }

    @Test(
        "which errors may pass by themselves",
        arguments: [
            ("57P01", true, true), ("08006", true, true), ("57P03", true, true), ("40001", false, true),
            ("40P01", false, true), ("53300", false, true), ("53100", false, true), ("55P03", false, true),
            ("57014", false, false), ("23505", false, false), ("42601", false, false),
        ])
    func transience(sqlState: String, isConnectionLost: Bool, isTransient: Bool) {
        let error = PostgresError(sqlState: sqlState, message: "x", doing: "y")
        #expect(error.isConnectionLost == isConnectionLost)
        #expect(error.isTransient == isTransient)
    }

    @Test("a wrong database is no lost connection and is told at once")
    func wrongDatabase() async throws {
        try await withFreshDatabase { database in
            let other = Database(
                settings: database.settings.with(database: "absent"), logger: TestServer.logger)
            let error = await #expect(throws: PostgresError.self) { try await other.query("SELECT 1") }
            #expect(error?.isConnectionLost == false)
            #expect(error?.sqlState == "3D000")
            await other.close()
        }
    }
}
