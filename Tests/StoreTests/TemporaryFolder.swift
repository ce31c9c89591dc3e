import Foundation
import Glibc

/// A folder that lives as long as `body`.
func withTemporaryFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
    let path = "\(NSTemporaryDirectory())/a2d2-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try body(path)
}

/// A disk of 1 MiB in memory, or nil for users who may not mount one.
func withTinyDisk(_ body: (String) throws -> Void) throws -> Bool {
    try withTemporaryFolder { path in
        guard mount("tmpfs", path, "tmpfs", 0, "size=1m") == 0 else { return false }
        defer { umount2(path, Int32(MNT_DETACH)) }
        try body(path)
        return true
    }
}
