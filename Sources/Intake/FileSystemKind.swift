internal import CLinux
internal import Glibc

/// Whether the kernel sees every change of a file system. On one that other machines write to it sees only its own,
/// so inotify stays silent and leases say nothing.
package enum FileSystemKind: Sendable, Hashable {
    case local
    case network

    /// Decides by the magic number of statfs(2).
    package init(magic: UInt) {
        self = Self.networkMagics.contains(magic) ? .network : .local
    }

    /// Nil when the folder can't be asked.
    package init?(of descriptor: Int32) {
        var status = statfs()
        guard fstatfs(descriptor, &status) == 0 else { return nil }
        self.init(magic: UInt(bitPattern: Int(status.f_type)) & 0xffff_ffff)
    }

    /// From linux/magic.h and the file systems' own sources; FUSE is here for sshfs, rclone and s3fs.
    private static let networkMagics: Set<UInt> = [
        0x6969,  // NFS
        0xff53_4d42, 0xfe53_4d42, 0x517b,  // CIFS, SMB2, SMB
        0x6573_5546,  // FUSE
        0x0102_1997,  // 9p
        0x00c3_6400,  // Ceph
        0x5346_414f, 0x6b41_4653,  // AFS (OpenAFS, kAFS)
        0x7375_7245,  // Coda
        0x564c,  // NCP
        0x7461_636f, 0x0116_1970,  // OCFS2, GFS2
        0x0bd0_0bd0, 0x4750_4653,  // Lustre, GPFS
        0x786f_4256,  // VirtualBox shared folders
    ]
}
