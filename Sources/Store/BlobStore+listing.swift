package import Documents
internal import Glibc

extension BlobStore {
    /// One blob as the chore that looks for orphans sees it.
    package struct Listing: Sendable, Hashable {
        package let hash: ContentHash
        /// In bytes.
        package let size: Int
        /// When somebody last stored these bytes, in seconds since 1970. Leave alone what was used within the hour.
        package let lastUsed: Int
    }

    /// Calls `body` with every blob, folder by folder: no more than a 65,536th of them is in memory at a time.
    package func forEach(_ body: (Listing) throws -> Void) throws {
        for first in try Self.shards(in: folder) {
            for second in try Self.shards(in: "\(folder)/\(first)") {
                for name in try FolderListing.names(in: "\(folder)/\(first)/\(second)") {
                    guard let hash = ContentHash(hex: name), let status = try Self.status(of: path(of: hash))
                    else { continue }
                    try body(
                        Listing(hash: hash, size: Int(status.st_size), lastUsed: status.st_mtim.tv_sec))
                }
            }
        }
    }

    private static func shards(in folder: String) throws(StorageFault) -> [String] {
        try FolderListing.names(in: folder).filter { name in
            name.utf8.count == 2 && name.utf8.allSatisfy { "0123456789abcdef".utf8.contains($0) }
        }
    }
}
