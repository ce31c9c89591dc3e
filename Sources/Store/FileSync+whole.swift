internal import CLinux
internal import Glibc
internal import SystemPackage

/// Files that are whole, or not there, whenever the power goes; and all of them at once.
extension FileSync {
    /// Gives a file its contents in one step: who reads it sees the old ones or the new ones, and after a loss of power
    /// too. It is for its owner only.
    package static func replace(_ path: String, with bytes: [UInt8]) throws(StorageFault) {
        let temporary = "\(path).part"
        let raw = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard raw >= 0 else { throw StorageFault(.create, temporary, Errno(rawValue: errno)) }
        defer { close(raw) }
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes { all in
                let rest = UnsafeRawBufferPointer(rebasing: all[written...])
                return write(raw, rest.baseAddress, rest.count)
            }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw StorageFault(.write, temporary, Errno(rawValue: errno)) }
            written += count
        }
        try file(FileDescriptor(rawValue: raw), path: temporary)
        try move(temporary, to: path)
    }

    /// Gives a file or a folder another name, over a file or an empty folder that has it.
    package static func move(_ path: String, to other: String) throws(StorageFault) {
        guard rename(path, other) == 0 else { throw StorageFault(.rename, other, Errno(rawValue: errno)) }
        try folder(parent(of: other))
    }

    /// Everything on the file system that `folder` is on (syncfs(2)): cheaper than file by file when there are many.
    package static func everything(around folder: String) throws(StorageFault) {
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw StorageFault(.synchronise, folder, Errno(rawValue: errno)) }
        defer { close(descriptor) }
        guard linux_sync_file_system(descriptor) == 0 else {
            throw StorageFault(.synchronise, folder, Errno(rawValue: errno))
        }
    }
}
