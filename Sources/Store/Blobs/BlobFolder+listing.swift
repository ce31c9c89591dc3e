package import Documents
internal import Glibc

extension BlobFolder {
    package func shards() throws(StorageFault) -> [String] {
        try Self.shards(in: folder)
    }

    package func listings(in shard: String) throws(StorageFault) -> [BlobListing] {
        var listings: [BlobListing] = []
        for second in try Self.shards(in: "\(folder)/\(shard)") {
            for name in try FolderListing.names(in: "\(folder)/\(shard)/\(second)") {
                guard let hash = ContentHash(hex: name), let status = try Self.status(of: path(of: hash))
                else { continue }
                listings.append(
                    BlobListing(hash: hash, size: Int(status.st_size), lastUsed: status.st_mtim.tv_sec))
            }
        }
        return listings
    }

    package func sizes(of hashes: [ContentHash], in shard: String) throws -> [ContentHash: Int] {
        try hashes.reduce(into: [:]) { sizes, hash in sizes[hash] = try size(of: hash) }
    }

    private static func shards(in folder: String) throws(StorageFault) -> [String] {
        try FolderListing.names(in: folder).filter { name in
            name.utf8.count == 2 && name.utf8.allSatisfy { "0123456789abcdef".utf8.contains($0) }
        }
    }
}
