internal import Foundation
internal import Glibc
internal import SystemPackage

/// A folder for one process, for as long as it lives: below `parent`, beside a lock of the same name. What processes that
/// are gone have left there is swept away by the next that makes one.
final class OwnFolder: Sendable {
    let path: String
    private let descriptor: Int32

    init(in parent: String) throws {
        try FileSync.makeFolder(parent)
        try Self.sweep(parent)
        while true {
            let path = "\(parent)/\(String(UInt64.random(in: .min ... .max), radix: 36))"
            let descriptor = open(path + Self.suffix, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
            guard descriptor >= 0 else {
                throw StorageFault(.create, path + Self.suffix, Errno(rawValue: errno))
            }
            // A sweeper may have come before the lock. It takes it first, and removes the file.
            guard flock(descriptor, LOCK_EX | LOCK_NB) == 0, Self.hasName(descriptor) else {
                close(descriptor)
                continue
            }
            self.path = path
            self.descriptor = descriptor
            try FileSync.makeFolder(path)
            return
        }
    }

    deinit {
        // What can't be removed now, the next sweep removes.
        try? FileManager.default.removeItem(atPath: path)
        unlink(path + Self.suffix)
        close(descriptor)
    }

    private static let suffix = ".lock"

    private static func sweep(_ parent: String) throws {
        for name in try FolderListing.names(in: parent) where name.hasSuffix(suffix) {
            let lock = "\(parent)/\(name)"
            let descriptor = open(lock, O_RDWR | O_CLOEXEC | O_NOFOLLOW)
            guard descriptor >= 0 else { continue }
            defer { close(descriptor) }
            guard flock(descriptor, LOCK_EX | LOCK_NB) == 0, hasName(descriptor) else { continue }
            let folder = String(lock.dropLast(suffix.count))
            if FileManager.default.fileExists(atPath: folder) {
                try FileManager.default.removeItem(atPath: folder)
            }
            unlink(lock)
        }
    }

    private static func hasName(_ descriptor: Int32) -> Bool {
        var status = stat()
        return fstat(descriptor, &status) == 0 && status.st_nlink > 0
    }
}
