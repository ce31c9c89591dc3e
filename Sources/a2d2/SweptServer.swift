import Foundation
import Health
import Logging
import Operations
import Postgres
import Store
import StrictYAML

/// The database server for a sweep by hand: found or started, and waited for only so long. Whatever is wrong with it is
/// for the sweep to say.
struct SweptServer {
    let settings: Settings
    let logger: Logger

    /// A private server that a service keeps is up or in trouble; one that nobody keeps must start first, or be made.
    private var patience: Duration {
        get throws {
            try FolderLock.holder(of: settings.dataFolder) == nil ? .seconds(60) : .seconds(10)
        }
    }

    /// Lends the server with its schema up to date, or says why there is none.
    func lend<Result: Sendable>(
        _ use: @Sendable (ConnectionSettings?, _ fault: String?) async throws -> Result
    ) async throws -> Result {
        guard let url = settings.databaseURL else { return try await lendPrivate(use) }
        let server: ConnectionSettings
        do {
            server = try ConnectionSettings(url: url, directURL: settings.databaseDirectURL)
        } catch {
            throw Failure(.badUsage, "\(error)")
        }
        return try await use(server, try await faultOfSchema(on: server))
    }

    private func lendPrivate<Result: Sendable>(
        _ use: @Sendable (ConnectionSettings?, _ fault: String?) async throws -> Result
    ) async throws -> Result {
        try FileManager.default.createDirectory(
            atPath: settings.dataFolder, withIntermediateDirectories: true)
        let cluster = try PrivateCluster(folder: "\(settings.dataFolder)/postgres", logger: logger)
        let server: ConnectionSettings
        do {
            server = try await TimeLimit.run(try patience) { try await cluster.start() }
        } catch is TimeLimit.Exhausted {
            let limit = DurationUnit.text(try patience)
            return try await use(nil, "the private server does not answer within \(limit)")
        } catch {
            return try await use(nil, "\(error)")
        }
        let result = try await use(server, try await faultOfSchema(on: server))
        do {
            try await TimeLimit.run(.seconds(20)) { try await cluster.stop() }
        } catch {
            logger.warning("the private cluster did not stop", metadata: ["error": "\(error)"])
        }
        return result
    }

    /// Brings the schema up to date; a server that can't be asked is found out by the sweep itself.
    private func faultOfSchema(on server: ConnectionSettings) async throws -> String? {
        do {
            try await TimeLimit.run(.seconds(15)) { [logger] in
                let database = Database(settings: server, poolSize: 1, logger: logger)
                _ = try await Migrator(Schema.migrations).up(database)
                await database.close()
            }
            return nil
        } catch let error as MigrationError {
            throw Failure(.unreachable, "\(error)")
        } catch {
            return "\(error)"
        }
    }
}
