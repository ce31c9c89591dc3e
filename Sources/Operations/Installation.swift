import Documents
import Foundation
package import Logging
import Pipelines
package import Postgres
package import Store

/// One A2D2: its settings, its database (with the schema up to date), its blobs. Opened for as long as somebody
/// needs it; the private cluster runs as long.
package struct Installation: Sendable {
    package let settings: Settings
    package let database: Database
    package let store: DocumentStore
    package let blobs: any BlobStore
    /// Our own private cluster; nil when a database is configured. A long-lived process runs it as a service too, so
    /// that a server which goes away is started again.
    package let cluster: PrivateCluster?

    package var isEmbedded: Bool { cluster != nil }

    package init(
        settings: Settings, database: Database, store: DocumentStore, blobs: any BlobStore,
        cluster: PrivateCluster?
    ) {
        self.settings = settings
        self.database = database
        self.store = store
        self.blobs = blobs
        self.cluster = cluster
    }

    /// Opens the installation, lends it, and closes it.
    package static func withOpen<Result: Sendable>(
        _ settings: Settings, poolSize: Int = 6, logger: Logger,
        _ use: @Sendable (Installation) async throws -> Result
    ) async throws -> Result {
        try await withDatabase(settings, poolSize: poolSize, logger: logger) { database, cluster in
            let applied = try await Migrator(Schema.migrations).up(database)
            if !applied.isEmpty {
                logger.notice("database schema brought up to date", metadata: ["migrations": "\(applied)"])
            }
            let blobs = settings.blobStore()
            try blobs.prepare()
            return try await use(
                Installation(
                    settings: settings, database: database, store: DocumentStore(database: database),
                    blobs: blobs, cluster: cluster))
        }
    }

    /// Opens the database alone, its schema as it is.
    package static func withDatabase<Result: Sendable>(
        _ settings: Settings, poolSize: Int, logger: Logger,
        _ use: @Sendable (Database, PrivateCluster?) async throws -> Result
    ) async throws -> Result {
        // Open to the server's user, whoever comes first: the blobs' folder and others in it are not.
        try makeFolder(settings.dataFolder)
        if let url = settings.databaseURL {
            return try await lend(
                Database(
                    settings: ConnectionSettings(url: url, directURL: settings.databaseDirectURL),
                    poolSize: poolSize, logger: logger),
                of: nil, to: use)
        }
        let cluster = try PrivateCluster(folder: "\(settings.dataFolder)/postgres", logger: logger)
        let connection = try await cluster.start()
        do {
            let result = try await lend(
                Database(settings: connection, poolSize: poolSize, logger: logger), of: cluster, to: use)
            try await cluster.stop()
            return result
        } catch {
            // What went wrong inside matters more than a cluster that doesn't stop.
            do { try await cluster.stop() } catch let failure {
                logger.warning("the private cluster did not stop", metadata: ["error": "\(failure)"])
            }
            throw error
        }
    }

    private static func lend<Result: Sendable>(
        _ database: Database, of cluster: PrivateCluster?,
        to use: @Sendable (Database, PrivateCluster?) async throws -> Result
    ) async throws -> Result {
        do {
            let result = try await use(database, cluster)
            await database.close()
            return result
        } catch {
            await database.close()
            throw error
        }
    }

    private static func makeFolder(_ path: String) throws {
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }
}
