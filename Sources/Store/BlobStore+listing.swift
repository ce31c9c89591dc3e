package import Documents
internal import Glibc

/// For the chore that looks for orphans.
extension BlobStore {
    package struct Listing: Sendable, Hashable {
        package let hash: ContentHash
        /// In bytes.
        package let size: Int
        /// When somebody last stored these bytes, in seconds since 1970. Leave alone what was used within the hour.
        package let lastUsed: Int
    }

    /// The parts that the store lists one by one, 256 at most: it may hold more blobs than should be in memory.
    package func shards() throws(StorageFault) -> [String] {
        try Self.shards(in: folder)
    }

    /// Every blob of one part.
    package func listings(in shard: String) throws(StorageFault) -> [Listing] {
        var listings: [Listing] = []
        for second in try Self.shards(in: "\(folder)/\(shard)") {
            for name in try FolderListing.names(in: "\(folder)/\(shard)/\(second)") {
                guard let hash = ContentHash(hex: name), let status = try Self.status(of: path(of: hash))
                else { continue }
                listings.append(
                    Listing(hash: hash, size: Int(status.st_size), lastUsed: status.st_mtim.tv_sec))
            }
        }
        return listings
    }

    private static func shards(in folder: String) throws(StorageFault) -> [String] {
        try FolderListing.names(in: folder).filter { name in
            name.utf8.count == 2 && name.utf8.allSatisfy { "0123456789abcdef".utf8.contains($0) }
        }
    }
}
