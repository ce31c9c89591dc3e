import Documents
import Foundation
package import Logging
import Postgres
import Store

/// Makes backups: the database first, then every blob that it can name. Blobs never change and are never removed
/// while a document names them, so what the dump knows is there when its turn comes (docs/decisions/0040).
package struct BackupMaker: Sendable {
    private let installation: Installation
    private let folder: BackupFolder
    private let version: String
    private let logger: Logger

    /// - Parameters:
    ///   - folder: Where the backup goes; nil for the one of the settings.
    ///   - version: Of the program.
    package init(_ installation: Installation, folder: String? = nil, version: String, logger: Logger) {
        self.installation = installation
        self.folder = BackupFolder(path: folder ?? installation.settings.backupsFolder)
        self.version = version
        self.logger = logger
    }

    /// Makes one, then removes those that are more than the settings keep. Nothing is left of one that fails.
    package func make() async throws -> BackupManifest {
        try await folder.alone {
            let draft = try await folder.begin(at: Date())
            let manifest: BackupManifest
            do {
                manifest = try await fill(draft)
            } catch {
                try await folder.discard(draft)
                throw error
            }
            try await folder.finish(draft)
            try await removeExpired()
            return manifest
        }
    }

    private func fill(_ draft: Backup) async throws -> BackupManifest {
        let started = Date()
        let migrations = try await Migrator(Schema.migrations).status(installation.database)
            .filter { $0.applied != nil }.map(\.name)
        try await DatabaseDump(path: draft.dumpPath, logger: logger).write(installation.database.settings)
        let documents = try await installation.store.documentCount()
        let blobs = try await BlobHarvest(
            store: installation.store, blobs: installation.blobs, earlier: try folder.backups().last
        ).gather(into: draft)
        try await ConfigurationCopy(settings: installation.settings).write(to: draft.configurationPath)
        let dump = try await BlockingWork.run { try Self.describe(draft) }
        let manifest = BackupManifest(
            format: BackupManifest.currentFormat, name: folder.finalName(of: draft), version: version,
            started: started, finished: Date(), migrations: migrations, documents: documents, dump: dump,
            blobs: blobs, verified: nil)
        try await BlockingWork.run {
            try FileSync.everything(around: draft.path)
            try draft.write(manifest)
        }
        return manifest
    }

    private static func describe(_ draft: Backup) throws -> BackupManifest.Dump {
        // pg_dump lets others read it where our umask does.
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: draft.dumpPath)
        guard let hash = try ContentHasher.hash(ofFile: draft.dumpPath),
            let size = try FileManager.default.attributesOfItem(atPath: draft.dumpPath)[.size] as? Int
        else { throw BackupError.unreadable(name: draft.name, reason: "pg_dump wrote no file") }
        return BackupManifest.Dump(size: size, sha256: hash.hex)
    }

    private func removeExpired() async throws {
        let backups = try folder.backups()
        let expired = BackupRetention(count: installation.settings.retention.backups).expired(
            backups.map { ($0.name, isVerified: (try? $0.manifest())?.verified != nil) })
        for backup in backups where expired.contains(backup.name) {
            try await folder.remove(backup)
            logger.notice(
                "removed a backup that is older than those that are kept",
                metadata: ["name": "\(backup.name)"])
        }
    }
}
