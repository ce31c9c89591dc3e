import Foundation
import Glibc
import PostgresTestSupport
import Testing

@testable import Postgres

@Suite("Reconnecting", .timeLimit(.minutes(10)))
struct ReconnectionTests {
    /// Runs `pg_ctl`, as an administrator would.
    private func control(_ folder: String, _ arguments: [String]) async throws {
        let cluster = ClusterFolder(path: folder)
        let binaries = try await ServerBinaries.find(given: nil, wanted: nil, cluster: cluster.cluster)
        try await ServerCommand(
            binaries.path(of: "pg_ctl"),
            ["-D", cluster.cluster, "-w", "-s", "-l", cluster.startLog] + arguments,
            as: try ServerAccount.current(), in: folder
        ).run()
    }

    @Test("a restarted server is found again by idle connections and by listeners")
    func restart() async throws {
        try await withOwnCluster { _, folder, settings in
            let database = Database(settings: settings, poolSize: 2, logger: TestServer.logger)
            var payloads = database.listen("c").makeAsyncIterator()
            #expect(await payloads.next(isolation: nil) == "")
            _ = try await database.query("SELECT 1")
            try await control(folder, ["restart", "-m", "fast"])
            #expect(try await database.query("SELECT 7 AS n").first?.decode("n") == 7)
            #expect(await payloads.next(isolation: nil) == "")
            try await database.withConnection { try $0.notify("c", payload: "back") }
            #expect(await payloads.next(isolation: nil) == "back")
            await database.close()
        }
    }

    @Test("what can't be sent is a lost connection, though last words of the server are still to be read")
    func lastWords() async throws {
        try await withFreshDatabase { database in
            var handle = ConnectionHandle(logger: TestServer.logger)
            try handle.open(database.settings)
            let listens = handle.run(script: "LISTEN words").isSuccess
            #expect(listens)
            let found = handle.makeCanceller()
            let canceller = try #require(found)
            _ = try await database.query("SELECT pg_notify('words', 'last')")
            var readable = pollfd(fd: canceller.socket, events: Int16(POLLIN), revents: 0)
            try #require(poll(&readable, 1, 60_000) == 1)
            // From now on nothing can be sent, as when the server has gone.
            shutdown(canceller.socket, CInt(SHUT_WR))
            let result = handle.run(script: "SELECT 1")
            let error = PostgresError(result, doing: "SELECT", statement: "SELECT 1", connection: handle)
            #expect(error.isConnectionLost && error.isTransient)
            let isOpen = handle.isOpen
            #expect(!isOpen)
        }
    }

    @Test("while the server is away callers get a lost connection in bounded time, and work when it is back")
    func away() async throws {
        try await withOwnCluster { _, folder, settings in
            var hasty = settings
            hasty.connectTimeout = .milliseconds(300)
            let database = Database(settings: hasty, poolSize: 1, logger: TestServer.logger)
            _ = try await database.query("SELECT 1")
            try await control(folder, ["stop", "-m", "fast"])
            // One of them opens, the others stand in line.
            await withTaskGroup(of: Void.self) { group in
                for _ in 0..<4 {
                    group.addTask {
                        let error = await #expect(throws: PostgresError.self) {
                            try await database.query("SELECT 1")
                        }
                        #expect(error?.isConnectionLost == true)
                    }
                }
            }
            try await control(folder, ["start"])
            #expect(try await database.query("SELECT 7 AS n").first?.decode("n") == 7)
            await database.close()
        }
    }

    @Test("a caller that comes while the server restarts is served when it is back")
    func patience() async throws {
        try await withOwnCluster { _, folder, settings in
            var patient = settings
            patient.connectTimeout = .seconds(60)
            let database = Database(settings: patient, poolSize: 1, logger: TestServer.logger)
            try await control(folder, ["stop", "-m", "fast"])
            async let answer = database.query("SELECT 7 AS n")
            try await control(folder, ["start"])
            #expect(try await answer.first?.decode("n") == 7)
            await database.close()
        }
    }

    @Test("a connection that dies under a statement is a lost connection, and the next caller has another")
    func killed() async throws {
        try await withFreshDatabase(poolSize: 1) { database in
            let error = await #expect(throws: PostgresError.self) {
                try await database.query("SELECT pg_terminate_backend(pg_backend_pid())")
            }
            #expect(error?.isConnectionLost == true)
            #expect(error?.isTransient == true)
            let row = try await database.query("SELECT 7 AS n").first
            #expect(try row?.decode("n") == 7)
        }
    }
}
