import Foundation
import Glibc

/// A PgBouncer in transaction mode before a server of this machine, with a handful of connections for any number of
/// clients; ended and removed after `body`. It listens at a socket in `folder` only.
///
/// - Parameters:
///   - server: the folder of the server's socket.
///   - options: more lines of its `[pgbouncer]` section.
package func withPgBouncer<T>(
    server: String, database: String, connections: Int = 3, options: [String] = [],
    isolation: isolated (any Actor)? = #isolation,
    _ body: (_ folder: String) async throws -> T
) async throws -> T {
    let folder = try ScratchFolder.make()
    try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o777])
    let file = "\(folder)/pgbouncer.ini"
    let lines =
        [
            "[databases]", "\(database) = host=\(server) port=5432 user=a2d2 dbname=\(database)",
            "[pgbouncer]", "unix_socket_dir = \(folder)", "listen_port = 6432", "auth_type = any",
            "pool_mode = transaction", "default_pool_size = \(connections)", "max_client_conn = 500",
        ] + options
    try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: URL(filePath: file))
    let bouncer = Process()
    bouncer.executableURL = URL(filePath: "/usr/sbin/pgbouncer")
    // Like PostgreSQL it refuses to be root.
    bouncer.arguments = (geteuid() == 0 ? ["-u", "postgres"] : []) + ["-q", file]
    bouncer.standardError = FileHandle.nullDevice
    bouncer.standardOutput = FileHandle.nullDevice
    try bouncer.run()
    let outcome: Result<T, any Error>
    do {
        while !FileManager.default.fileExists(atPath: "\(folder)/.s.PGSQL.6432") {
            guard bouncer.isRunning else { throw PgBouncerEnded(status: bouncer.terminationStatus) }
            try await Task.sleep(for: .milliseconds(10))
        }
        outcome = .success(try await body(folder))
    } catch {
        outcome = .failure(error)
    }
    if bouncer.isRunning { kill(bouncer.processIdentifier, SIGKILL) }
    try FileManager.default.removeItem(atPath: folder)
    return try outcome.get()
}

private struct PgBouncerEnded: Error {
    let status: Int32
}
