import Foundation
import Postgres

/// A cluster that was made and stopped, to be copied.
actor ClusterTemplate {
    static let shared = ClusterTemplate()
    private var making: Task<String, any Error>?

    private struct CopyFailed: Error {}

    /// Puts a cluster under `folder`, which is not there yet.
    func copy(to folder: String) async throws {
        let task = making ?? Task { try await Self.make() }
        making = task
        let template = try await task.value
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/cp")
        // The owners come along: the server is particular about them.
        process.arguments = ["-a", template, folder]
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
            process.terminationHandler = { ended in
                continuation.resume(
                    with: ended.terminationStatus == 0 ? .success(()) : .failure(CopyFailed()))
            }
            do { try process.run() } catch { continuation.resume(throwing: error) }
        }
    }

    private static func make() async throws -> String {
        let folder = try ScratchFolder.make()
        try Watchdog.watch(folder)
        let cluster = try PrivateCluster(
            folder: folder, logger: TestServer.logger, overrides: ScratchFolder.quickSettings)
        _ = try await cluster.start()
        try await cluster.stop()
        return folder
    }
}
