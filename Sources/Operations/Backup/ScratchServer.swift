import Documents
import Foundation
import Logging
import Postgres

/// A PostgreSQL server for a trial. One process at a time has it; a server that a killed one left is taken over, and
/// gone after the next trial.
struct ScratchServer: Sendable {
    let folder: String
    let logger: Logger
    /// Nothing of a trial is worth waiting for the disk.
    private static let quick = [
        "fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "shared_buffers": "32MB",
        "autovacuum": "off",
    ]

    /// Lends an empty database.
    func withDatabase<Result: Sendable>(_ use: @Sendable (Database) async throws -> Result) async throws
        -> Result
    {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let lock: FolderLock
        do {
            lock = try FolderLock(dataFolder: folder)
        } catch let refused as FolderLock.Refused {
            throw BackupError.isBusy(folder: folder, holder: refused.holder)
        }
        let cluster = try PrivateCluster(folder: "\(folder)/postgres", logger: logger, overrides: Self.quick)
        let outcome = await Swift.Result { try await lend(try await cluster.start(), to: use) }
        try await cluster.stop()
        try await BlockingWork.run { [folder] in try FileManager.default.removeItem(atPath: folder) }
        lock.release()
        return try outcome.get()
    }

    private func lend<Result: Sendable>(
        _ settings: ConnectionSettings, to use: @Sendable (Database) async throws -> Result
    ) async throws -> Result {
        try await empty(settings)
        let database = Database(settings: settings, poolSize: 2, logger: logger)
        let outcome = await Swift.Result { try await use(database) }
        await database.close()
        return try outcome.get()
    }

    /// A killed trial may have left tables.
    private func empty(_ settings: ConnectionSettings) async throws {
        let administration = Database(
            settings: settings.with(database: "postgres"), poolSize: 1, logger: logger)
        let outcome = await Swift.Result {
            try await administration.execute(
                "DROP DATABASE IF EXISTS \(identifier: settings.database) WITH (FORCE)")
            try await administration.execute("CREATE DATABASE \(identifier: settings.database)")
        }
        await administration.close()
        try outcome.get()
    }
}

extension Result where Failure == any Error {
    /// What an asynchronous body returns or throws, to be looked at after the cleaning up that must be awaited.
    init(_ body: () async throws -> Success) async {
        do {
            self = .success(try await body())
        } catch {
            self = .failure(error)
        }
    }
}
