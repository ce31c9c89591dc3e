import Documents
import Foundation
package import Logging
import Postgres
import Store
import SystemPackage

/// Brings a backup back into a new data folder. The folder gets its name last, when all is there: a restore that was
/// killed leaves `FOLDER.restoring`, which the next one begins anew.
package struct BackupRestorer: Sendable {
    private let settings: Settings
    private let logger: Logger

    /// - Parameter settings: They say where backups lie, and whether the database is a private one.
    package init(settings: Settings, logger: Logger) {
        self.settings = settings
        self.logger = logger
    }

    /// Throws `BackupError` when the folder or the database holds anything already.
    package func restore(_ name: String, into target: String) async throws -> BackupManifest {
        let backup = try BackupFolder(path: settings.backupsFolder).backup(name)
        let manifest = try backup.manifest()
        guard try Self.isFree(target) else { throw BackupError.folderInUse(target) }
        let draft = "\(target).restoring"
        if let holder = try FolderLock.holder(of: draft) {
            throw BackupError.isBusy(folder: draft, holder: holder)
        }
        try await BlockingWork.run { try Self.begin(draft) }
        let lock = try FolderLock(dataFolder: draft)
        let blobs = settings.hasUsualBlobs ? BlobFolder(folder: "\(draft)/blobs") : settings.blobStore()
        if let place = manifest.blobs.place {
            try await lookForBlobs(of: backup, in: blobs, place: place)
        } else {
            try await bringBlobs(of: backup, to: blobs)
        }
        try await BlockingWork.run { try Self.bringConfiguration(of: backup, to: draft) }
        try await bringDatabase(of: backup, to: draft)
        try await BlockingWork.run {
            try FileSync.everything(around: draft)
            do {
                try FileSync.move(draft, to: target)
            } catch {
                throw BackupError.isMountPoint(target)
            }
        }
        lock.release()
        return manifest
    }

    /// Not there, or an empty folder.
    private static func isFree(_ path: String) throws -> Bool {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { return true }
        return try isFolder.boolValue && FileManager.default.contentsOfDirectory(atPath: path).isEmpty
    }

    private static func begin(_ draft: String) throws {
        if FileManager.default.fileExists(atPath: draft) {
            try FileManager.default.removeItem(atPath: draft)
        }
        // The private server's user must be able to get through.
        try FileSync.makeFolder(draft, mode: FilePermissions(rawValue: 0o755))
    }

    private func bringBlobs(of backup: Backup, to target: any BlobStore) async throws {
        let source = backup.blobs
        var missing = 0
        try target.prepare()
        for shard in try await BlockingWork.run({ try source.shards() }) {
            missing += try await BlockingWork.run {
                try source.listings(in: shard)
                    .count { try !target.takeBack($0.hash, size: $0.size, from: source) }
            }
        }
        guard missing == 0 else {
            throw BackupError.damaged(name: backup.name, findings: ["\(missing) blobs could not be copied"])
        }
        try await BlockingWork.run { try target.synchronise() }
    }

    /// Those in a bucket are not in the backup: the store must have them, whether it is that bucket or a copy.
    private func lookForBlobs(of backup: Backup, in store: any BlobStore, place: String) async throws {
        var missing = 0
        for (shard, listed) in try await BlockingWork.run({ try backup.listedBlobs() }) {
            missing += try await BlockingWork.run {
                let sizes = try store.sizes(of: listed.map(\.hash), in: shard)
                return listed.count { sizes[$0.hash] != $0.size }
            }
        }
        guard missing == 0 else {
            throw BackupError.blobsElsewhere(
                name: backup.name, place: place, store: "\(store)", missing: missing)
        }
    }

    private static func bringConfiguration(of backup: Backup, to draft: String) throws {
        guard FileManager.default.fileExists(atPath: backup.configurationPath) else { return }
        try FileManager.default.copyItem(atPath: backup.configurationPath, toPath: "\(draft)/configuration")
    }

    private func bringDatabase(of backup: Backup, to draft: String) async throws {
        var settings = settings
        settings.dataFolder = draft
        let dump = DatabaseDump(path: backup.dumpPath, logger: logger)
        try await Installation.withDatabase(settings, poolSize: 1, logger: logger) { database, _ in
            let tables = try await database.query(
                "SELECT FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema') LIMIT 1")
            guard tables.isEmpty else { throw BackupError.databaseInUse(database.settings.safeDescription) }
            try await dump.restore(into: database.settings)
            try await Migrator(Schema.migrations).up(database)
            try await Schema.reopenReportViews(database)
        }
    }
}
