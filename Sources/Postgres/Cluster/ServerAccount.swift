import Glibc

/// The user as whom the server runs: PostgreSQL refuses to be root.
struct ServerAccount: Hashable, Sendable {
    let name: String
    let userID: uid_t
    let groupID: gid_t
    /// We are root and must change to this user.
    let isAnother: Bool

    /// Ourselves; when we are root the user of the distribution's package, else nobody.
    static func current() throws -> ServerAccount {
        let own = geteuid()
        if own != 0 {
            return ServerAccount(name: "#\(own)", userID: own, groupID: getegid(), isAnother: false)
        }
        for name in ["postgres", "nobody"] {
            if let account = named(name) { return account }
        }
        throw ClusterError.systemCall(
            doing: "looking for a user to run PostgreSQL as", reason: "neither postgres nor nobody exists")
    }

    private static func named(_ name: String) -> ServerAccount? {
        var entry = passwd()
        var found: UnsafeMutablePointer<passwd>?
        var buffer = [CChar](repeating: 0, count: 16_384)
        guard getpwnam_r(name, &entry, &buffer, buffer.count, &found) == 0, found != nil else { return nil }
        return ServerAccount(name: name, userID: entry.pw_uid, groupID: entry.pw_gid, isAnother: true)
    }

    /// The first folder on the way to `path`, itself included, that this user may not enter.
    func firstClosedFolder(onTheWayTo path: String) throws -> String? {
        guard isAnother else { return nil }
        var folder = ""
        for name in path.split(separator: "/") {
            folder += "/" + name
            if try !canEnter(folder) { return folder }
        }
        return nil
    }

    private func canEnter(_ folder: String) throws -> Bool {
        var status = stat()
        guard stat(folder, &status) == 0 else {
            throw ClusterError.system("looking at \(folder)", code: errno)
        }
        let needed: mode_t =
            if status.st_uid == userID { S_IXUSR } else if status.st_gid == groupID { S_IXGRP } else {
                S_IXOTH
            }
        return status.st_mode & needed != 0
    }

    /// Makes `folder` if need be, and lets nobody else in.
    func own(folder: String) throws {
        guard mkdir(folder, 0o700) == 0 || errno == EEXIST else {
            throw ClusterError.system("making \(folder)", code: errno)
        }
        try give(folder)
        guard chmod(folder, 0o700) == 0 else { throw ClusterError.system("closing \(folder)", code: errno) }
    }

    func give(_ path: String) throws {
        guard !isAnother || lchown(path, userID, groupID) == 0 else {
            throw ClusterError.system("giving \(path) to \(name)", code: errno)
        }
    }
}
