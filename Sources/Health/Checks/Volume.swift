import Documents
import Foundation
import Glibc

/// The file system that a path lies on (statvfs(3)).
struct Volume: Sendable {
    /// Shares from 0 to 1 of what an ordinary user may fill. No inodes: nil.
    let freeSpace: Double?
    let freeInodes: Double?
    let freeBytes: Int
    let device: UInt

    /// Of the nearest folder above that is there, as what is not made yet will be made in it.
    init(of path: String) throws(POSIXError) {
        var folder = URL(fileURLWithPath: path).standardizedFileURL.path
        var volume = statvfs()
        while statvfs(folder, &volume) != 0 {
            guard errno == ENOENT, folder != "/" else {
                throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
            }
            folder = (folder as NSString).deletingLastPathComponent
        }
        let usedBlocks = volume.f_blocks - volume.f_bfree
        freeSpace = Self.share(volume.f_bavail, of: usedBlocks + volume.f_bavail)
        freeInodes = Self.share(volume.f_ffree, of: volume.f_files)
        freeBytes = Int(clamping: volume.f_bavail * volume.f_frsize)
        var status = stat()
        guard stat(folder, &status) == 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
        device = UInt(status.st_dev)
    }

    static func reading(
        of path: String, subject: String, _ share: @escaping @Sendable (Volume) -> Double?
    ) async throws -> Reading {
        let volume = try await BlockingWork.run { try Volume(of: path) }
        guard let share = share(volume) else {
            return Reading(.notApplicable("this file system has no such limit"), subject: subject)
        }
        let free = ByteCountFormatter.string(fromByteCount: Int64(volume.freeBytes), countStyle: .decimal)
        return Reading(.value(share), subject: subject, detail: "\(free) free at \(path)")
    }

    private static func share(_ part: UInt, of whole: UInt) -> Double? {
        whole == 0 ? nil : Double(part) / Double(whole)
    }
}
