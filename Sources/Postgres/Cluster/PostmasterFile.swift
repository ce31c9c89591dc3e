import Foundation
import Glibc

/// What the server says about itself in `postmaster.pid` (PostgreSQL manual, 73.1).
struct PostmasterFile: Hashable, Sendable {
    /// No process has this number: Linux gives none above 2²² (proc(5), pid_max).
    static let nobody: Int32 = (1 << 22) + 1

    let processID: Int32
    /// Nil while the server has not yet got that far.
    let socketFolder: String?

    /// Nil when it holds no process id.
    init?(_ text: String) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard let processID = lines.first.flatMap({ Int32($0.trimmingCharacters(in: .whitespaces)) }),
            processID > 0
        else { return nil }
        self.processID = processID
        // Lines: process, data folder, start time, port, socket folder, addresses, memory key, status.
        socketFolder = lines.count > 4 && !lines[4].isEmpty ? String(lines[4]) : nil
    }

    /// Whether the process is the server of `cluster`, and not another that got the same number after a crash or
    /// a restart of the machine. In doubt it is: two servers on one folder would destroy it.
    func isServer(of cluster: String) -> Bool {
        guard let data = FileManager.default.contents(atPath: "/proc/\(processID)/cmdline") else {
            return false
        }
        let words = data.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
        guard words.first?.split(separator: "/").last == "postgres" else { return false }
        let wanted = FolderIdentity(cluster)
        // The server works in its folder; but root may not look there in every container, as it may at the words.
        if let own = FolderIdentity("/proc/\(processID)/cwd") { return own == wanted }
        guard let option = words.firstIndex(of: "-D"), option + 1 < words.count,
            let named = FolderIdentity(words[option + 1])
        else { return true }
        return named == wanted
    }

    /// Whether there is any process of that number.
    var isAlive: Bool { FileManager.default.fileExists(atPath: "/proc/\(processID)") }
}

/// Which folder a path leads to, by whatever name.
private struct FolderIdentity: Equatable {
    let device: dev_t
    let inode: ino_t

    init?(_ path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        device = status.st_dev
        inode = status.st_ino
    }
}
