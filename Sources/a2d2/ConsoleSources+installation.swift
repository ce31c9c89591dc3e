import Console
import Documents
import Extraction
import Foundation
import Operations
import Postgres
import Store

extension ConsoleSources {
    /// What the console shows of an installation.
    ///
    /// - Parameter extractors: Nil in a process that reads no documents.
    init(_ installation: Installation, extractors: ExtractorPool?) {
        let database = installation.database
        let settings = installation.settings
        self.init(
            version: A2D2.version,
            troubles: {
                _ = try await database.query("SELECT 1")
                return extractors == nil ? [] : Self.troublesOfWorkers()
            },
            health: { HealthOverview(try await HealthFigures.read(from: database)) },
            metrics: {
                let host = try await BlockingWork.run { try HostFigures(settings) }
                return try await installation.store.operatingFigures().families
                    + HealthFigures.read(from: database).families + host.families
            },
            ownMetrics: { (extractors?.figures ?? ExtractorFigures()).families })
    }

    private static func troublesOfWorkers() -> [String] {
        do {
            _ = try ExtractorLocation.path()
            return []
        } catch {
            return ["\(error)"]
        }
    }
}

extension HostFigures {
    /// Blocks on the disk.
    fileprivate init(_ settings: Settings) throws {
        // One that can't be read is none.
        let manifests = try BackupFolder(path: settings.backupsFolder).manifests().readable
        let folders = [
            ("data", settings.dataFolder), ("outbox", settings.outbox), ("backups", settings.backupsFolder),
        ]
        self.init(
            disks: try folders.filter { FileManager.default.fileExists(atPath: $0.1) }.map { name, path in
                let volume = try FileManager.default.attributesOfFileSystem(forPath: path)
                return Disk(
                    folder: name, free: volume[.systemFreeSize] as? Int ?? 0,
                    size: volume[.systemSize] as? Int ?? 0)
            },
            backups: Backups(
                count: manifests.count, newest: manifests.map(\.finished).max(),
                verified: manifests.compactMap(\.verified).max()))
    }
}
