import Documents
import Foundation
package import Logging
import Postgres
import Store

/// Proves that a backup can be restored, by restoring it: its dump into a database of a server of its own, which is
/// gone afterwards.
package struct BackupVerifier: Sendable {
    private let folder: BackupFolder
    private let scratchFolder: String
    private let settings: Settings
    private let logger: Logger
    /// More findings than anybody reads.
    private static let mostFindings = 20

    package init(settings: Settings, logger: Logger) {
        folder = BackupFolder(path: settings.backupsFolder)
        self.settings = settings
        scratchFolder = "\(settings.dataFolder)/verification"
        self.logger = logger
    }

    /// Verifies the backup of this name, or the newest, and writes down in it when that went well.
    ///
    /// - Parameter share: Of the blobs, how many are read and hashed again; from 0 to 1. All are looked for.
    package func verify(_ name: String? = nil, share: Double) async throws -> BackupVerification {
        let backup = try folder.backup(name)
        var manifest = try backup.manifest()
        let start = ContinuousClock.now
        var result = BackupVerification(
            name: manifest.name, documents: 0, blobs: 0, rehashed: 0, seconds: 0, findings: [])
        if !manifest.isComplete {
            result.findings.append("\(manifest.blobs.missing.count) blobs were missing when it was made")
        }
        result.findings += try await BlockingWork.run { [manifest] in try Self.compare(backup, with: manifest)
        }
        // What isn't what pg_dump wrote is not given to a server.
        if result.findings.isEmpty { try await restoreOnTrial(backup, share: share, result: &result) }
        result.findings = Array(result.findings.prefix(Self.mostFindings))
        result.seconds = (ContinuousClock.now - start) / .seconds(1)
        if result.isSound {
            manifest.verified = Date()
            try await BlockingWork.run { [manifest] in try backup.write(manifest) }
        }
        return result
    }

    private static func compare(_ backup: Backup, with manifest: BackupManifest) throws -> [String] {
        let files = [
            (backup.dumpPath, "database.dump", manifest.dump.sha256),
            (backup.listPath, "blobs.list", manifest.blobs.sha256),
        ]
        return try files.compactMap { path, name, sha256 in
            switch try ContentHasher.hash(ofFile: path)?.hex {
            case nil: "\(name) is missing"
            case sha256: nil
            default: "\(name) is not as it was written: its SHA-256 is another"
            }
        }
    }

    private func restoreOnTrial(_ backup: Backup, share: Double, result: inout BackupVerification)
        async throws
    {
        let blobs: any BlobStore
        if let place = try backup.manifest().blobs.place {
            blobs = settings.blobStore()
            guard blobs.description == place else {
                result.findings.append("its blobs are in \(place), and the setting blobs is \(blobs)")
                return
            }
        } else {
            blobs = backup.blobs
        }
        let outcome = try await ScratchServer(folder: scratchFolder, logger: logger).withDatabase {
            database -> Examined in
            do {
                try await DatabaseDump(path: backup.dumpPath, logger: logger).restore(into: database.settings)
            } catch ClusterError.commandFailed(_, let output) {
                return (0, 0, 0, ["database.dump can't be read back: \(output)"])
            }
            try await Migrator(Schema.migrations).up(database)
            return try await Self.examine(DocumentStore(database: database), blobs, share: share)
        }
        result.documents = outcome.documents
        result.blobs = outcome.blobs
        result.rehashed = outcome.rehashed
        result.findings += outcome.findings
    }

    private typealias Examined = (documents: Int, blobs: Int, rehashed: Int, findings: [String])

    private static func examine(_ store: DocumentStore, _ blobs: any BlobStore, share: Double) async throws
        -> Examined
    {
        let ledger = try await store.ledger()
        var examined: Examined = (try await store.documentCount(), 0, 0, [])
        if !ledger.isBalanced { examined.findings.append("its ledger does not balance") }
        for shard in DocumentStore.shards {
            let named = try await store.namedBlobs(in: shard)
            let chosen = Set(named.filter { _ in Double.random(in: 0..<1) < share })
            examined.findings += try await BlockingWork.run {
                let sizes = try blobs.sizes(of: named.map(\.hash), in: shard)
                return try named.compactMap { blob in
                    try finding(on: blob, of: sizes[blob.hash], in: blobs, rehash: chosen.contains(blob))
                }
            }
            examined.blobs += named.count
            examined.rehashed += chosen.count
        }
        return examined
    }

    private static func finding(
        on blob: DocumentStore.NamedBlob, of size: Int?, in blobs: any BlobStore, rehash: Bool
    ) throws -> String? {
        guard let size else { return "blob \(blob.hash.hex) is missing" }
        guard size == blob.size else {
            return "blob \(blob.hash.hex) has \(size) bytes instead of \(blob.size)"
        }
        guard rehash, try blobs.rehash(blob.hash) != blob.hash else { return nil }
        return "blob \(blob.hash.hex) holds other bytes than its name says"
    }
}
