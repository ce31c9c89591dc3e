import EndToEndSupport
import Foundation
import Glibc

/// The one cluster of the installation, on the bridge.
actor PostgresServer {
    private let folder: ChaosFolder
    private let binaries: String
    private let password = UUID().uuidString
    private var cluster: String { "\(folder.volume(.postgres))/cluster" }

    struct Missing: Error, CustomStringConvertible {
        var description: String { "no PostgreSQL under /usr/lib/postgresql: run scripts/bootstrap first" }
    }

    init(folder: ChaosFolder) throws {
        self.folder = folder
        let home = "/usr/lib/postgresql"
        let versions = (try? FileManager.default.contentsOfDirectory(atPath: home)) ?? []
        guard let newest = versions.compactMap(Int.init).max() else { throw Missing() }
        binaries = "\(home)/\(newest)/bin"
    }

    /// For `database-url`.
    nonisolated var url: String {
        "host=\(Network.serverAddress) port=5432 user=a2d2 dbname=a2d2 password=\(password)"
    }

    func make() async throws {
        let secret = "\(folder.path)/password"
        try folder.write(password, to: secret)
        try await Command.run("chown", "postgres:postgres", secret, folder.volume(.postgres))
        try await asPostgres(
            "initdb", "--pgdata=\(cluster)", "--username=a2d2", "--pwfile=\(secret)", "--auth=scram-sha-256",
            "--encoding=UTF8", "--locale=C.UTF-8", "--wal-segsize=4", "--no-sync")
        try FileManager.default.removeItem(atPath: secret)
        let settings = """
            listen_addresses = '\(Network.serverAddress)'
            unix_socket_directories = ''
            shared_buffers = 32MB
            max_connections = 100
            min_wal_size = 16MB
            max_wal_size = 64MB
            log_line_prefix = '%m [%p] %r '

            """
        try append(settings, to: "\(cluster)/postgresql.conf")
        try append("host all all \(Network.network) scram-sha-256\n", to: "\(cluster)/pg_hba.conf")
        try await Command.run("install", "-o", "postgres", "-m", "644", "/dev/null", log)
        try await start()
        try await asPostgres(
            "psql", "--no-password", "--dbname=\(url.replacing("dbname=a2d2", with: "dbname=postgres"))",
            "--command=CREATE DATABASE a2d2")
    }

    /// Harmless when it runs.
    func start() async throws {
        guard postmaster == nil else { return }
        try await asPostgres(
            "pg_ctl", "--pgdata=\(cluster)", "--log=\(log)", "--wait", "--timeout=60", "start")
    }

    func stop(_ mode: Fault.PostgresStop) async throws {
        guard postmaster != nil else { return }
        try await asPostgres(
            "pg_ctl", "--pgdata=\(cluster)", "--mode=\(mode.rawValue)", "--wait", "--timeout=60", "stop")
    }

    /// Those that are started meanwhile have nobody to start them.
    func setFrozen(_ isFrozen: Bool) {
        guard let postmaster else { return }
        for process in [postmaster] + postmaster.children { process.signal(isFrozen ? SIGSTOP : SIGCONT) }
    }

    /// The processes that work for a client.
    func backends() -> [RunningProcess] {
        postmaster?.children.filter { $0.commandLine.contains("a2d2 a2d2 ") } ?? []
    }

    private var log: String { "\(folder.logs)/postgres.log" }

    private var postmaster: RunningProcess? {
        guard let data = FileManager.default.contents(atPath: "\(cluster)/postmaster.pid"),
            let line = String(decoding: data, as: UTF8.self).split(separator: "\n").first,
            let id = pid_t(line)
        else { return nil }
        let server = RunningProcess(id: id)
        return server.isRunning && server.commandLine.contains(cluster) ? server : nil
    }

    private func append(_ text: String, to file: String) throws {
        let handle = try FileHandle(forUpdating: URL(filePath: file))
        defer { try? handle.close() }
        try handle.seekToEnd()
        try handle.write(contentsOf: Data(text.utf8))
    }

    private func asPostgres(_ program: String, _ arguments: String...) async throws {
        try await Command.run(
            [
                "/usr/bin/setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups",
                "\(binaries)/\(program)",
            ]
                + arguments)
    }
}
