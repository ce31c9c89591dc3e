package import Postgres

/// A cluster that only this test uses, for tests that stop and kill the server. Its files are a copy,
/// since `initdb` takes seconds.
package func withOwnCluster<T>(
    isolation: isolated (any Actor)? = #isolation,
    _ body: (_ cluster: PrivateCluster, _ folder: String, _ settings: ConnectionSettings) async throws -> T
) async throws -> T {
    let folder = try ScratchFolder.make()
    try Watchdog.watch(folder)
    try await ClusterTemplate.shared.copy(to: folder)
    let cluster = try PrivateCluster(
        folder: folder, logger: TestServer.logger, overrides: ScratchFolder.quickSettings)
    let outcome: Result<T, any Error>
    do {
        outcome = .success(try await body(cluster, folder, try await cluster.start()))
    } catch {
        outcome = .failure(error)
    }
    try await cluster.stop()
    return try outcome.get()
}
