internal import CLinux
internal import Glibc

/// What tells one state of a file from another without reading it.
package struct FileSignature: Hashable, Sendable {
    /// In bytes.
    package var size: Int
    /// Nanoseconds since 1970 of the last write (`st_mtim`).
    package var modified: Int
    /// Nanoseconds since 1970 of the last write, rename, link or change of mode (`st_ctim`); nobody can set it back.
    package var changed: Int
    package var inode: UInt64

    package init(size: Int, modified: Int, changed: Int, inode: UInt64) {
        self.size = size
        self.modified = modified
        self.changed = changed
        self.inode = inode
    }

    init(_ status: stat) {
        self.init(
            size: Int(status.st_size), modified: status.st_mtim.nanoseconds,
            changed: status.st_ctim.nanoseconds, inode: UInt64(status.st_ino))
    }

    /// Whether both are the same file with the same bytes; a rename or a new mode makes no difference.
    package func hasSameContent(as other: FileSignature) -> Bool {
        inode == other.inode && size == other.size && modified == other.modified
    }

    /// See `IncomingFile.fingerprint`. Inodes of network file systems may change with each mount, so they are left
    /// out there. A file that stays in its folder (`keep`) is the same after a change of mode; one that was moved to
    /// the archive and is put back by a person is a new arrival, which only its ctime tells.
    package func fingerprint(hasStableInode: Bool, staysInPlace: Bool) -> String {
        var parts = [String(size), String(modified)]
        if hasStableInode { parts.append(String(inode)) }
        if !staysInPlace { parts.append(String(changed)) }
        return parts.joined(separator: ":")
    }
}

extension timespec {
    fileprivate var nanoseconds: Int { tv_sec &* 1_000_000_000 &+ tv_nsec }
}
