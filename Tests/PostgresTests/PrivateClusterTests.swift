import Foundation
import Glibc
import PostgresTestSupport
import Testing

@testable import Postgres

@Suite("The private cluster", .timeLimit(.minutes(10)))
struct PrivateClusterTests {
    private func another(_ folder: String) throws -> PrivateCluster {
        try PrivateCluster(folder: folder, logger: TestServer.logger, overrides: ScratchFolder.quickSettings)
    }

    private func serverPID(_ folder: String) -> Int32? {
        ClusterFolder(path: folder).postmaster?.processID
    }

    private func answers(_ settings: ConnectionSettings) async throws -> Bool {
        let database = Database(settings: settings, poolSize: 1, logger: TestServer.logger)
        let row = try await database.query("SELECT current_user || '/' || current_database() AS who").first
        await database.close()
        return try row?.decode("who") == "a2d2/a2d2"
    }

    @Test("a second user adopts the running server, and only the last one stops it")
    func users() async throws {
        try await withOwnCluster { first, folder, settings in
            #expect(try await answers(settings))
            let pid = serverPID(folder)
            let second = try another(folder)
            #expect(try await answers(try await second.start()))
            #expect(serverPID(folder) == pid)
            try await first.stop()
            #expect(try await answers(settings))
            try await second.stop()
            #expect(serverPID(folder) == nil)
            let again = try another(folder)
            #expect(try await answers(try await again.start()))
            try await again.stop()
        }
    }

    @Test("only its user may enter, there is no TCP, and values stay out of its log")
    func closedDoors() async throws {
        try await withOwnCluster { _, folder, settings in
            var status = stat()
            #expect(stat(folder, &status) == 0)
            #expect(status.st_mode & 0o777 == 0o700)
            #expect(status.st_uid != 0)
            let database = Database(settings: settings, poolSize: 1, logger: TestServer.logger)
            let rows = try await database.query(
                "SELECT name, setting FROM pg_settings WHERE name = ANY(\(["listen_addresses", "data_checksums"]))"
            )
            let found = try rows.map {
                "\(try $0.decode("name", as: String.self))=\(try $0.decode("setting", as: String.self))"
            }
            #expect(Set(found) == ["listen_addresses=", "data_checksums=on"])
            let encoding = try await database.query(
                "SELECT pg_encoding_to_char(encoding) || ' ' || datcollate AS e FROM pg_database WHERE datname = 'a2d2'"
            )
            #expect(try encoding.first?.decode("e") == "UTF8 C.UTF-8")
            await #expect(throws: PostgresError.self) {
                try await database.execute("SELECT \("document text")::int")
            }
            await database.close()
            let logs = try FileManager.default.contentsOfDirectory(atPath: folder + "/log")
            let text = logs.compactMap { FileManager.default.contents(atPath: "\(folder)/log/\($0)") }
                .map { String(decoding: $0, as: UTF8.self) }.joined()
            #expect(text.contains("ready to accept connections"))
            #expect(!text.contains("document"))
        }
    }

    @Test("a server that was killed is started again in spite of what it left")
    func killedServer() async throws {
        try await withOwnCluster { cluster, folder, settings in
            let pid = try #require(serverPID(folder))
            #expect(kill(pid, SIGKILL) == 0)
            #expect(try await answers(try await cluster.start()))
            #expect(serverPID(folder) != pid)
        }
    }

    @Test("a process file that names another program, or nothing, does not keep the server from starting")
    func foreignProcessFile() async throws {
        try await withOwnCluster { cluster, folder, settings in
            for content in ["\(getpid())\n\(folder)/cluster\n", ""] {
                try await cluster.stop()
                try Data(content.utf8).write(to: URL(fileURLWithPath: folder + "/cluster/postmaster.pid"))
                #expect(try await answers(try await cluster.start()))
            }
        }
    }

    @Test("an interrupted initdb leaves no trace at the next start")
    func interruptedInitialisation() async throws {
        let folder = try ScratchFolder.make()
        try Watchdog.watch(folder)
        let remains = folder + "/cluster.1234.unfinished/base"
        try FileManager.default.createDirectory(atPath: remains, withIntermediateDirectories: true)
        let cluster = try another(folder)
        #expect(try await answers(try await cluster.start()))
        #expect(!FileManager.default.fileExists(atPath: folder + "/cluster.1234.unfinished"))
        try await cluster.stop()
    }

    @Test("a path too long for a socket gets a short folder for it")
    func longPath() async throws {
        let top = try ScratchFolder.make()
        let folder = top + String(repeating: "/a-long-name-for-a-folder", count: 5)
        #expect(!SocketFolder.fits(folder))
        try Watchdog.watch(folder)
        let cluster = try another(folder)
        let settings = try await cluster.start()
        #expect(!settings.safeDescription.contains("a-long-name"))
        #expect(try await answers(settings))
        let socket = try #require(ClusterFolder(path: folder).postmaster?.socketFolder)
        try await cluster.stop()
        #expect(!FileManager.default.fileExists(atPath: socket))
        try Watchdog.remove(top)
    }

    @Test("the server is started again while the service runs")
    func service() async throws {
        try await withOwnCluster { cluster, folder, settings in
            let service = Task { try await cluster.run() }
            let pid = try #require(serverPID(folder))
            #expect(kill(pid, SIGKILL) == 0)
            var patient = settings
            patient.connectTimeout = .seconds(60)
            // The killed server's last processes may answer once more, and then are gone.
            var isBack = false
            while !isBack {
                do { isBack = try await answers(patient) && serverPID(folder) != pid } catch let error
                    as PostgresError
                {
                    #expect(error.isConnectionLost)
                }
            }
            service.cancel()
            try await service.value
            #expect(serverPID(folder) == nil)
        }
    }

    @Test("missing programs and another version are told with the package to install")
    func versions() async throws {
        let folder = try ScratchFolder.make()
        try Watchdog.watch(folder)
        let nowhere = try PrivateCluster(folder: folder, logger: TestServer.logger, binaries: "/nowhere")
        let missing = await #expect(throws: ClusterError.self) { try await nowhere.start() }
        #expect(missing?.description.contains("package postgresql") == true)
        try FileManager.default.createDirectory(
            atPath: folder + "/cluster", withIntermediateDirectories: true)
        try Data("9\n".utf8).write(to: URL(fileURLWithPath: folder + "/cluster/PG_VERSION"))
        let old = await #expect(throws: ClusterError.self) { try await another(folder).start() }
        #expect(old?.description.contains("postgresql-9") == true)
    }
}
