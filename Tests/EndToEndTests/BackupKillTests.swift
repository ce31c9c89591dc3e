import EndToEndSupport
import Foundation
import Glibc
import Operations
import Postgres
import PostgresTestSupport
import Store
import Subprocess
import SystemPackage
import Testing

extension EndToEnd {
    @Suite("Backups")
    struct BackupKillTests {
        @Test("A backup that is killed in the middle is never taken for one, and the next sweeps it up")
        func killed() async throws {
            try await withOwnCluster { _, folder, settings in
                let url = "host=\(folder) port=5432 user=a2d2 dbname=a2d2"
                try await withSite(settings: "database-url: \"\(url)\"\n") { site in
                    var load = Load(site: site)
                    try load.drop(count: 3)
                    #expect(try await site.runUntilIdle().ending == .exited(0))
                    let backups = try site.settings().backupsFolder
                    try await killInTheMiddle(of: site, settings, backups: backups)
                    #expect(try await site.run("backup", "list", "--json").output.isEmpty)
                    #expect(try await site.run("backup", "verify").ending == .exited(1))

                    let created = try await site.run("backup", "create", "--json")
                    #expect(created.ending == .exited(0), "\(created.errors)")
                    let names = try FileManager.default.contentsOfDirectory(atPath: backups)
                    #expect(names.count { $0.hasSuffix(".unfinished") } == 0)
                    let verified = try await site.run("backup", "verify", "--all", "--json")
                    #expect(verified.ending == .exited(0), "\(verified.errors)")
                    #expect(try verified.object(BackupVerification.self).documents == 3)
                }
            }
        }

        /// pg_dump waits for a table that is locked; there the verb is killed.
        private func killInTheMiddle(
            of site: Site, _ settings: ConnectionSettings, backups: String
        ) async throws {
            let database = Database(settings: settings, poolSize: 2, logger: TestServer.logger)
            try await withThrowingTaskGroup { group in
                group.addTask {
                    try await database.transaction { connection in
                        try connection.execute("LOCK TABLE documents IN ACCESS EXCLUSIVE MODE")
                        try connection.execute("SELECT pg_sleep(100)")
                    }
                }
                let result = try await Subprocess.run(
                    .path(FilePath(site.program)),
                    arguments: ["backup", "create", "--config", site.configuration],
                    workingDirectory: FilePath(site.folder), input: .none, output: .discarded,
                    error: .discarded
                ) { execution in
                    let waiting: SQL =
                        "SELECT FROM pg_stat_activity WHERE application_name = 'pg_dump' AND wait_event_type = 'Lock'"
                    try await eventually("pg_dump waits") { try await !database.query(waiting).isEmpty }
                    kill(execution.processIdentifier.value, SIGKILL)
                }
                #expect(result.terminationStatus == .signaled(SIGKILL))
                let names = try FileManager.default.contentsOfDirectory(atPath: backups)
                #expect(names.count { $0.hasSuffix(".unfinished") } == 1)
                group.cancelAll()
                while let ended = await group.nextResult() {
                    #expect(throws: CancellationError.self) { try ended.get() }
                }
            }
            await database.close()
        }
    }
}
