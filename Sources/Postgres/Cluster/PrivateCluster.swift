import Foundation
package import Logging

/// A PostgreSQL server of our own: made once under a folder, reached by its socket only, run as an unprivileged
/// user, shared by all processes that use the folder, and stopped by the last of them. One that a killed process
/// left running is found and used.
package actor PrivateCluster {
    let folder: ClusterFolder
    private let account: ServerAccount
    private let givenBinaries: String?
    private let overrides: [String: String]
    let logger: Logger
    /// Held shared while we use the server.
    private var use: FileLock?
    private let patience = Duration.seconds(60)

    /// - Parameters:
    ///   - folder: Everything lies under it; made if need be.
    ///   - binaries: The folder of `postgres`, `initdb` and `pg_ctl`; searched for when nil.
    ///   - overrides: Settings of the server that win over ours.
    package init(
        folder: String, logger: Logger, binaries: String? = nil, overrides: [String: String] = [:]
    ) throws {
        self.folder = ClusterFolder(path: folder)
        self.logger = logger
        self.overrides = overrides
        givenBinaries = binaries
        account = try ServerAccount.current()
    }

    /// Returns when the server answers: makes the cluster if there is none, uses a server that runs, starts one
    /// that doesn't.
    package func start() async throws -> ConnectionSettings {
        try folder.make(for: account)
        return try await alone {
            let binaries = try await binaries()
            let use = try self.use ?? FileLock(path: folder.usersLock)
            guard try use.tryLocking(exclusively: false) else { throw ClusterError.lockFailed(use.path) }
            if !folder.exists { try await initialise(binaries) }
            let settings = try await reach(binaries)
            self.use = use
            return settings.with(database: Self.database)
        }
    }

    /// Gives up the server, which stops when nobody else uses it.
    package func stop() async throws {
        guard let use else { return }
        self.use = nil
        // Not to be cut short: a shutdown that ran out of time still leaves no server behind.
        try await Task { try await self.stopIfUnused(use) }.value
    }

    private func stopIfUnused(_ use: FileLock) async throws {
        try await alone {
            guard try use.tryLocking(exclusively: true), folder.exists else { return }
            guard let server = folder.postmaster, server.isServer(of: folder.cluster) else { return }
            let binaries = try await binaries()
            do {
                try await control(binaries, ["stop", "-m", "fast", "-t", "30"])
            } catch let error as ClusterError {
                logger.warning("the server would not stop, and is ended at once: \(error)")
                try await control(binaries, ["stop", "-m", "immediate", "-t", "30"])
            }
            if let socketFolder = server.socketFolder {
                try SocketFolder.remove(socketFolder, of: folder.path)
            }
        }
    }

    /// Runs `body` while no other process starts or stops the server.
    private func alone<T: Sendable>(_ body: () async throws -> T) async throws -> T {
        let lock = try FileLock(path: folder.startLock)
        try await lock.lockExclusively()
        defer { withExtendedLifetime(lock) {} }
        return try await body()
    }

    private func binaries() async throws -> ServerBinaries {
        try await ServerBinaries.find(given: givenBinaries, wanted: folder.version, cluster: folder.cluster)
    }

    /// `initdb` beside the place and one rename: a cluster is whole or not there.
    private func initialise(_ binaries: ServerBinaries) async throws {
        logger.info("making a PostgreSQL \(binaries.version) cluster in \(folder.cluster)")
        try await folder.removeUnfinished()
        let unfinished = folder.newUnfinished()
        var arguments = [
            "-D", unfinished, "-E", "UTF8", "--locale=C.UTF-8", "--data-checksums", "--username=\(Self.user)",
            "--auth-local=trust", "--auth-host=reject", "--no-instructions",
        ]
        if overrides["fsync"] == "off" { arguments.append("--no-sync") }
        try await ServerCommand(binaries.path(of: "initdb"), arguments, as: account, in: folder.path).run()
        try folder.finish(unfinished)
    }

    /// Uses the server that runs, or starts one, until it answers.
    private func reach(_ binaries: ServerBinaries) async throws -> ConnectionSettings {
        let backOff = BackOff(first: .milliseconds(20), longest: .milliseconds(500))
        let deadline = ContinuousClock.now + patience
        var failures = 0
        while true {
            var problem: any Error
            do {
                if let server = folder.postmaster, server.isServer(of: folder.cluster) {
                    let settings = settings(socketFolder: server.socketFolder ?? folder.path)
                    try await makeDatabase(settings)
                    return settings
                }
                let socketFolder = try await launch(binaries)
                let settings = settings(socketFolder: socketFolder)
                try await makeDatabase(settings)
                return settings
            } catch let error as PostgresError where error.isConnectionLost {
                // It is starting, recovering, or going down.
                problem = error
            } catch let error as ClusterError where error.isAfterCrash || isRunning {
                // What is left of a server that was killed is about to go; or another start, whose parent was killed,
                // was quicker.
                problem = error
            }
            failures += 1
            guard ContinuousClock.now < deadline else {
                throw ClusterError.unreachable(folder: folder.cluster, reason: "\(problem)")
            }
            try await Task.sleep(for: backOff.delay(afterFailure: failures))
        }
    }

    private var isRunning: Bool { folder.postmaster?.isServer(of: folder.cluster) ?? false }

    /// Starts the server and returns its socket's folder.
    private func launch(_ binaries: ServerBinaries) async throws -> String {
        let socketFolder = try SocketFolder.make(for: folder.path, account: account)
        let configuration = ClusterConfiguration(
            socketFolder: socketFolder, logFolder: folder.log,
            memory: Int(clamping: ProcessInfo.processInfo.physicalMemory), overrides: overrides)
        try folder.write(configuration, for: account)
        try folder.clearRemains(socketFolder: socketFolder)
        do {
            try await control(binaries, ["start", "-l", folder.startLog, "-t", "60"])
        } catch let ClusterError.commandFailed(command, output) {
            throw ClusterError.commandFailed(command: command, output: "\(output)\n\(folder.lastWords)")
        }
        return socketFolder
    }

    private func control(_ binaries: ServerBinaries, _ arguments: [String]) async throws {
        try await ServerCommand(
            binaries.path(of: "pg_ctl"), ["-D", folder.cluster, "-s", "-w"] + arguments, as: account,
            in: folder.path
        ).run()
    }
}
