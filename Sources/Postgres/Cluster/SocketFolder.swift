import Foundation
import Glibc

/// Where the server's socket lies: in the cluster's own folder when the path fits, else in a short one beside the
/// machine's other sockets.
enum SocketFolder {
    /// Bytes that `sockaddr_un` has for a path (unix(7)), without the NUL.
    static let longestPath = 107

    static func fits(_ folder: String) -> Bool {
        folder.utf8.count + "/.s.PGSQL.5432.lock".utf8.count <= longestPath
    }

    /// A folder that `account` alone can enter.
    static func make(for folder: String, account: ServerAccount) throws -> String {
        guard !fits(folder) else { return folder }
        let name = "a2d2-\(account.userID)-\(Migration(name: "", up: folder, down: "").checksum)"
        let runtime = account.isAnother ? nil : ProcessInfo.processInfo.environment["XDG_RUNTIME_DIR"]
        let parent = runtime.flatMap { fits("\($0)/\(name)") ? $0 : nil } ?? "/tmp"
        let short = "\(parent)/\(name)"
        if mkdir(short, 0o700) == 0 {
            try account.give(short)
        } else if errno != EEXIST {
            throw ClusterError.system("making \(short)", code: errno)
        }
        // Anyone can make a folder in /tmp: it must be ours, no link, and closed.
        var status = stat()
        guard lstat(short, &status) == 0 else {
            throw ClusterError.system("looking at \(short)", code: errno)
        }
        guard status.st_mode & S_IFMT == S_IFDIR, status.st_uid == account.userID, status.st_mode & 0o077 == 0
        else {
            throw ClusterError.foreignSocketFolder(short)
        }
        return short
    }

    /// Takes away the short folder of a server that has stopped.
    static func remove(_ socketFolder: String, of folder: String) throws {
        guard socketFolder != folder else { return }
        guard rmdir(socketFolder) == 0 || errno == ENOENT || errno == ENOTEMPTY else {
            throw ClusterError.system("removing \(socketFolder)", code: errno)
        }
    }
}
