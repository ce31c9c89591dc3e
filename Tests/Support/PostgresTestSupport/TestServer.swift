import Foundation
package import Logging
import Postgres

/// The one PostgreSQL server of a test process, started when the first test asks.
package actor TestServer {
    package static let shared = TestServer()
    /// Only what should wake a reader of a test's output.
    package static let logger: Logger = {
        var logger = Logger(label: "tests.postgres")
        logger.logLevel = .critical
        return logger
    }()

    private var administration: Task<Database, any Error>?
    /// A database for each set of migrations, to be copied.
    private var templates: [[Migration]: Task<String, any Error>] = [:]

    /// Returns the settings of a new database.
    func makeDatabase(named name: String, migrations: [Migration]) async throws -> ConnectionSettings {
        let database = try await administrationDatabase()
        let template = migrations.isEmpty ? "template0" : try await template(for: migrations)
        try await database.execute("CREATE DATABASE \(identifier: name) TEMPLATE \(identifier: template)")
        return database.settings.with(database: name)
    }

    func dropDatabase(named name: String) async throws {
        try await administrationDatabase().execute("DROP DATABASE \(identifier: name) WITH (FORCE)")
    }

    private func administrationDatabase() async throws -> Database {
        let task = administration ?? Task { try await Self.start() }
        administration = task
        return try await task.value
    }

    private func template(for migrations: [Migration]) async throws -> String {
        let task =
            templates[migrations]
            ?? Task { [number = templates.count] in
                let name = "template_\(number + 2)"
                let settings = try await makeDatabase(named: name, migrations: [])
                let database = Database(settings: settings, poolSize: 1, logger: Self.logger)
                try await Migrator(migrations).up(database)
                // A database that is copied must have no visitors.
                await database.close()
                return name
            }
        templates[migrations] = task
        return try await task.value
    }

    private static func start() async throws -> Database {
        let folder = try ScratchFolder.make()
        try Watchdog.watch(folder)
        try await ClusterTemplate.shared.copy(to: folder)
        let cluster = try PrivateCluster(
            folder: folder, logger: logger, overrides: ScratchFolder.quickSettings)
        return Database(settings: try await cluster.start(), poolSize: 4, logger: logger)
    }
}
