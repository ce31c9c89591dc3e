import Glibc

/// Why the private cluster can't be had. Each says what to do about it.
package enum ClusterError: Error, Hashable, CustomStringConvertible {
    case binariesMissing(wanted: String?, searched: [String])
    case dumpProgramsMissing(version: Int)
    case wrongVersion(folder: String, cluster: String, found: String)
    case folderClosed(folder: String, account: String)
    case foreignSocketFolder(String)
    case commandFailed(command: String, output: String)
    case unreachable(folder: String, reason: String)
    case lockFailed(String)
    case systemCall(doing: String, reason: String)

    static func system(_ doing: String, code: CInt) -> ClusterError {
        .systemCall(doing: doing, reason: String(cString: strerror(code)))
    }

    package var description: String {
        switch self {
        case .binariesMissing(let wanted, let searched):
            "PostgreSQL\(wanted.map { " \($0)" } ?? "") is not installed (looked in "
                + "\(searched.joined(separator: ", "))): install the package "
                + "postgresql\(wanted.map { "-\($0)" } ?? ""), or set A2D2_DATABASE_URL to a server of your own"
        case .dumpProgramsMissing(let version):
            "pg_dump and pg_restore of PostgreSQL \(version) or later are not installed: install the package "
                + "postgresql-client-\(version)"
        case .wrongVersion(let folder, let cluster, let found):
            "\(folder) was made by PostgreSQL \(cluster), and here is PostgreSQL \(found): install the package "
                + "postgresql-\(cluster), or move the data with pg_upgrade"
        case .folderClosed(let folder, let account):
            "PostgreSQL runs as the user \(account), who may not enter \(folder): allow it with "
                + "`chmod o+x \(folder)`, or put the data elsewhere with --data"
        case .foreignSocketFolder(let folder):
            "\(folder) is not a folder that only PostgreSQL's user can use: remove it, or choose a shorter --data"
        case .commandFailed(let command, let output): "\(command) failed: \(output)"
        case .unreachable(let folder, let reason): "the server in \(folder) can't be reached: \(reason)"
        case .lockFailed(let path): "\(path) is locked by another process that should not hold it"
        case .systemCall(let doing, let reason): "\(doing): \(reason)"
        }
    }
}
