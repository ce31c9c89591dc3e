package import Logging
package import Postgres

/// Makes a new connection to a database, asks it something, and closes it.
package enum DatabaseKnock {
    /// libpq doesn't wait for less than two seconds (PostgreSQL manual, 34.1.2).
    private static let patience = Duration.seconds(3)

    /// How long it took, in seconds. Throws a `PostgresError` when nobody answers.
    package static func seconds(on settings: ConnectionSettings, logger: Logger) async throws -> Double {
        var settings = settings
        settings.connectTimeout = patience
        settings.statementTimeout = patience
        settings.applicationName = "a2d2 health"
        var quiet = logger
        quiet.logLevel = .critical
        let database = Database(settings: settings, poolSize: 1, logger: quiet)
        let start = ContinuousClock.now
        let outcome: Result<Duration, any Error>
        do {
            _ = try await database.query("SELECT 1")
            outcome = .success(ContinuousClock.now - start)
        } catch {
            outcome = .failure(error)
        }
        await database.close()
        return try outcome.get() / .seconds(1)
    }
}
