import Documents
import Foundation
import Operations
import Postgres
import PostgresTestSupport
import Store
import Testing

@Suite("A backup")
struct BackupTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    private func maker(_ installation: Installation) -> BackupMaker {
        BackupMaker(installation, version: "1.2.3", logger: TestServer.logger)
    }

    private func verifier(_ installation: Installation) -> BackupVerifier {
        BackupVerifier(settings: installation.settings, logger: TestServer.logger)
    }

    @Test("is restored on trial, and then for good into a new folder with a private server")
    func comesBack() async throws {
        try await withInstallation(folder) { [folder] installation in
            let stored = try await installation.shelve("an invoice")
            let waiting = try await installation.admit("a letter")
            let manifest = try await maker(installation).make()
            #expect(manifest.documents == 2 && manifest.blobs.count == 2 && manifest.blobs.size == 18)
            #expect(manifest.version == "1.2.3" && manifest.isComplete && manifest.verified == nil)
            #expect(manifest.migrations == Schema.migrations.map(\.name))

            let verification = try await verifier(installation).verify(share: 1)
            #expect(verification.findings == [])
            #expect(verification.documents == 2 && verification.blobs == 2 && verification.rehashed == 2)
            let backups = BackupFolder(path: installation.settings.backupsFolder)
            #expect(try backups.backup(nil).manifest().verified != nil)
            #expect(
                !FileManager.default.fileExists(atPath: "\(installation.settings.dataFolder)/verification"))

            var elsewhere = installation.settings
            elsewhere.databaseURL = nil
            let target = folder.path("restored/data")
            _ = try await BackupRestorer(settings: elsewhere, logger: TestServer.logger)
                .restore(manifest.name, into: target)
            elsewhere.dataFolder = target
            try await Installation.withOpen(elsewhere, logger: TestServer.logger) { restored in
                let overview = try await Overview.look(at: restored)
                #expect(overview.isBalanced)
                #expect(overview.documents["stored"] == 1 && overview.documents["in-flight"] == 1)
                #expect(try await restored.store.document(stored.id) == stored)
                #expect(try restored.blobs.rehash(waiting.hash) == waiting.hash)
            }
        }
    }

    @Test("shares with the one before, and with the blob store, what they have")
    func shares() async throws {
        try await withInstallation(folder) { installation in
            let record = try await installation.shelve("an invoice")
            let first = try await maker(installation).make()
            try await installation.shelve("another")
            let second = try await maker(installation).make()
            #expect(first.blobs.new == 1 && second.blobs.new == 1 && second.blobs.count == 2)
            let backups = try BackupFolder(path: installation.settings.backupsFolder).backups()
            let store = try #require(installation.blobs.asFolder)
            let files = (backups.map(\.blobs) + [store]).map { $0.path(of: record.hash) }
            let nodes = try files.map {
                try FileManager.default.attributesOfItem(atPath: $0)[.systemFileNumber] as? Int
            }
            #expect(nodes.count == 3 && Set(nodes).count == 1)
        }
    }

    @Test("that is damaged does not pass: dump, list, a blob that is gone, a blob with other bytes")
    func damage() async throws {
        try await withInstallation(folder) { installation in
            let gone = try await installation.shelve("an invoice")
            let rotten = try await installation.shelve("a letter")
            let manifest = try await maker(installation).make()
            let backup = try BackupFolder(path: installation.settings.backupsFolder).backup(manifest.name)
            let path = backup.blobs.path(of: rotten.hash)
            // The backup's file is the blob store's own: it is put beside, or that would rot too.
            try FileManager.default.removeItem(atPath: path)
            try Data("A letter".utf8).write(to: URL(fileURLWithPath: path))
            try FileManager.default.removeItem(atPath: backup.blobs.path(of: gone.hash))
            let verification = try await verifier(installation).verify(manifest.name, share: 1)
            #expect(
                Set(verification.findings) == [
                    "blob \(gone.hash.hex) is missing",
                    "blob \(rotten.hash.hex) holds other bytes than its name says",
                ])
            #expect(try backup.manifest().verified == nil)

            let dump = try FileHandle(forUpdating: URL(fileURLWithPath: backup.dumpPath))
            try dump.seek(toOffset: 3000)
            try dump.write(contentsOf: Data([0, 0, 0]))
            try dump.close()
            let second = try await verifier(installation).verify(manifest.name, share: 0)
            #expect(second.findings == ["database.dump is not as it was written: its SHA-256 is another"])
        }
    }

    @Test("says which blobs the store had lost already")
    func missingBlobs() async throws {
        try await withInstallation(folder) { installation in
            let record = try await installation.shelve("an invoice")
            try installation.blobs.remove(record.hash)
            let manifest = try await maker(installation).make()
            #expect(manifest.blobs.missing == [record.hash.hex] && !manifest.isComplete)
            #expect(try await !verifier(installation).verify(share: 1).isSound)
        }
    }

    @Test("that was killed in the middle is never taken for one, and is gone with the next")
    func killedInTheMiddle() async throws {
        try await withInstallation(folder) { installation in
            let folder = BackupFolder(path: installation.settings.backupsFolder)
            let left = "\(folder.path)/20200101T000000Z.unfinished"
            try FileManager.default.createDirectory(
                atPath: "\(left)/blobs/tmp", withIntermediateDirectories: true)
            try Data("PGDMP".utf8).write(to: URL(fileURLWithPath: "\(left)/database.dump"))
            #expect(try folder.backups().isEmpty)
            #expect(throws: BackupError.noBackup(folder: folder.path)) { try folder.backup(nil) }
            #expect(throws: BackupError.self) { try folder.backup("20200101T000000Z.unfinished") }
            let manifest = try await maker(installation).make()
            #expect(!FileManager.default.fileExists(atPath: left))
            #expect(try folder.backups().map(\.name) == [manifest.name])
        }
    }

    @Test("that is cancelled while the database is being written down leaves nothing")
    func cancelled() async throws {
        try await withInstallation(folder) { installation in
            try await withThrowingTaskGroup { group in
                // pg_dump waits for this table, and so the backup is caught in the middle.
                group.addTask {
                    try await installation.database.transaction { connection in
                        try connection.execute("LOCK TABLE documents IN ACCESS EXCLUSIVE MODE")
                        try connection.execute("SELECT pg_sleep(100)")
                    }
                }
                group.addTask { _ = try await maker(installation).make() }
                let waiting: SQL =
                    "SELECT FROM pg_stat_activity WHERE application_name = 'pg_dump' AND wait_event_type = 'Lock'"
                while try await installation.database.query(waiting).isEmpty { await Task.yield() }
                #expect(try unfinished(installation).count == 1)
                group.cancelAll()
                while let result = await group.nextResult() {
                    #expect(throws: CancellationError.self) { try result.get() }
                }
            }
            #expect(try unfinished(installation).isEmpty)
            #expect(try BackupFolder(path: installation.settings.backupsFolder).backups().isEmpty)
        }
    }

    private func unfinished(_ installation: Installation) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: installation.settings.backupsFolder)
            .filter { $0.hasSuffix(".unfinished") }
    }

    @Test("is never restored over anything")
    func refusesToOverwrite() async throws {
        try await withInstallation(folder) { [folder] installation in
            try await installation.shelve("an invoice")
            let manifest = try await maker(installation).make()
            let restorer = BackupRestorer(settings: installation.settings, logger: TestServer.logger)
            let data = installation.settings.dataFolder
            await #expect(throws: BackupError.folderInUse(data)) {
                try await restorer.restore(manifest.name, into: data)
            }
            let target = folder.path("new")
            let error = await #expect(throws: BackupError.self) {
                try await restorer.restore(manifest.name, into: target)
            }
            #expect(error?.description.contains("holds tables already") == true)
            #expect(!FileManager.default.fileExists(atPath: target))
            await #expect(
                throws: BackupError.noSuchBackup("nonsense", folder: installation.settings.backupsFolder)
            ) {
                try await restorer.restore("nonsense", into: target)
            }
        }
    }

    @Test("that is too old goes, but never the only one that was verified")
    func retention() async throws {
        try await withInstallation(folder) { installation in
            var few = installation.settings
            few.retention.backups = 1
            let sparing = Installation(
                settings: few, database: installation.database, store: installation.store,
                blobs: installation.blobs, cluster: nil)
            let first = try await maker(sparing).make()
            #expect(try await verifier(sparing).verify(share: 0).isSound)
            let second = try await maker(sparing).make()
            let third = try await maker(sparing).make()
            let folder = BackupFolder(path: few.backupsFolder)
            #expect(try folder.backups().map(\.name) == [first.name, third.name])
            #expect(try await verifier(sparing).verify(share: 0).isSound)
            let fourth = try await maker(sparing).make()
            #expect(try folder.backups().map(\.name) == [third.name, fourth.name])
            #expect(second.name != third.name)
        }
    }
}
