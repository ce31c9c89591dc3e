import Foundation
import Glibc

/// What lies where under the cluster's folder.
///
///     cluster/       PostgreSQL's data
///     log/           the server's log, a file for each day of the week
///     users.lock     held shared by every process that uses the server
///     start.lock     held while one starts or stops it
struct ClusterFolder: Hashable, Sendable {
    let path: String

    init(path: String) {
        self.path = URL(fileURLWithPath: path).standardizedFileURL.path
    }

    var cluster: String { path + "/cluster" }
    var log: String { path + "/log" }
    var startLog: String { log + "/start.log" }
    var usersLock: String { path + "/users.lock" }
    var startLock: String { path + "/start.lock" }

    var exists: Bool { FileManager.default.fileExists(atPath: cluster + "/PG_VERSION") }

    /// The major version that made the cluster; nil when there is none.
    var version: String? {
        FileManager.default.contents(atPath: cluster + "/PG_VERSION")
            .map { String(decoding: $0, as: UTF8.self).trimmingWhitespace() }
    }

    var postmaster: PostmasterFile? {
        FileManager.default.contents(atPath: cluster + "/postmaster.pid")
            .flatMap { PostmasterFile(String(decoding: $0, as: UTF8.self)) }
    }

    /// The end of what the server said: what this start said before it had its log, and what is in the newest log,
    /// where processes of a killed server may be writing still. What can't be read adds nothing: it is asked for when
    /// a failure is being told already.
    var lastWords: String {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: log)) ?? []
        let logs = names.map { "\(log)/\($0)" }.filter { $0 != startLog }
        let newest = logs.max { (changed($0) ?? .distantPast) < (changed($1) ?? .distantPast) }
        let files = [startLog] + [newest].compactMap(\.self)
        return files.flatMap { lastLines(of: $0).suffix(8) }.joined(separator: "\n")
    }

    private func changed(_ path: String) -> Date? {
        try? FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date
    }

    private func lastLines(of path: String) -> [Substring] {
        let data = FileManager.default.contents(atPath: path) ?? Data()
        return String(decoding: data.suffix(2000), as: UTF8.self).split(separator: "\n")
    }

    /// Makes the folders for `account`, who must be able to get there.
    func make(for account: ServerAccount) throws {
        let parent = URL(fileURLWithPath: path).deletingLastPathComponent().path
        try FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true)
        if let closed = try account.firstClosedFolder(onTheWayTo: parent) {
            throw ClusterError.folderClosed(folder: closed, account: account.name)
        }
        try account.own(folder: path)
        try account.own(folder: log)
    }

    func newUnfinished() -> String { "\(path)/cluster.\(UUID().uuidString).unfinished" }

    /// What an interrupted `initdb` left. One whose parent was killed may be at work still, making files and taking
    /// them away: then it is tried again.
    func removeUnfinished() async throws {
        let backOff = BackOff(first: .milliseconds(20), longest: .milliseconds(500))
        var failures = 0
        while let unfinished = try unfinished().first {
            do {
                try FileManager.default.removeItem(atPath: unfinished)
            } catch  where failures < 20 {
                failures += 1
                try await Task.sleep(for: backOff.delay(afterFailure: failures))
            }
        }
    }

    private func unfinished() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: path)
            .filter { $0.hasSuffix(".unfinished") }.map { "\(path)/\($0)" }
    }

    /// Gives a finished cluster its name.
    func finish(_ unfinished: String) throws {
        let main = unfinished + "/postgresql.conf"
        guard let file = fopen(main, "ae") else { throw ClusterError.system("opening \(main)", code: errno) }
        let written = fputs("\ninclude 'a2d2.conf'\n", file)
        guard fclose(file) == 0, written >= 0 else {
            throw ClusterError.system("writing \(main)", code: errno)
        }
        guard rename(unfinished, cluster) == 0 else {
            throw ClusterError.system("naming \(cluster)", code: errno)
        }
    }

    func write(_ configuration: ClusterConfiguration, for account: ServerAccount) throws {
        let file = cluster + "/a2d2.conf"
        try Data(configuration.text.utf8).write(to: URL(fileURLWithPath: file), options: .atomic)
        try account.give(file)
        // Only what this start says is of interest when it fails.
        if FileManager.default.fileExists(atPath: startLog) {
            try FileManager.default.removeItem(atPath: startLog)
        }
    }

    /// Takes away what a killed server left and PostgreSQL stumbles over: lock files with a number that is taken
    /// again, be it by a dead process that nobody has reaped. Only when no server of ours runs.
    func clearRemains(socketFolder: String) throws {
        for name in [".s.PGSQL.5432", ".s.PGSQL.5432.lock"] {
            let path = "\(socketFolder)/\(name)"
            guard unlink(path) == 0 || errno == ENOENT else {
                throw ClusterError.system("removing \(path)", code: errno)
            }
        }
        let file = cluster + "/postmaster.pid"
        guard let data = FileManager.default.contents(atPath: file) else { return }
        guard let postmaster else { return try FileManager.default.removeItem(atPath: file) }
        guard postmaster.isAlive else { return }
        // The rest of the file stays: by it PostgreSQL finds processes of the killed server that still write.
        let rest = data.drop { $0 != UInt8(ascii: "\n") }
        try (Data("\(PostmasterFile.nobody)".utf8) + rest).write(to: URL(fileURLWithPath: file))
    }
}

extension ClusterError {
    /// The server refuses to start since processes of a killed one still use its memory.
    var isAfterCrash: Bool {
        guard case .commandFailed(_, let output) = self else { return false }
        return output.contains("pre-existing shared memory block")
    }
}
