import Foundation
package import Postgres

/// A database of its own for one test, with `migrations` applied, on a server of its own for the test process. It
/// is dropped when `body` ends.
package func withFreshDatabase<T>(
    migrations: [Migration] = [], poolSize: Int = 6, isolation: isolated (any Actor)? = #isolation,
    _ body: (Database) async throws -> T
) async throws -> T {
    await turns.take()
    let outcome = await useFreshDatabase(migrations, poolSize, body)
    await turns.giveBack()
    return try outcome.get()
}

/// A test that has a database may not ask for another one inside.
private let turns = Turns(8)

private func useFreshDatabase<T>(
    _ migrations: [Migration], _ poolSize: Int, isolation: isolated (any Actor)? = #isolation,
    _ body: (Database) async throws -> T
) async -> Result<T, any Error> {
    do {
        let name = "test_" + UUID().uuidString.lowercased().replacing("-", with: "")
        let settings = try await TestServer.shared.makeDatabase(named: name, migrations: migrations)
        let database = Database(settings: settings, poolSize: poolSize, logger: TestServer.logger)
        let outcome: Result<T, any Error>
        do {
            outcome = .success(try await body(database))
        } catch {
            outcome = .failure(error)
        }
        await database.close()
        try await TestServer.shared.dropDatabase(named: name)
        return outcome
    } catch {
        return .failure(error)
    }
}
