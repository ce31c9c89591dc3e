import Documents
import Store

/// Hashes some blobs again, chosen at random. Blocks.
struct BlobSample {
    private static let most = 20
    private static let mostBytes = 256 << 20

    let blobs: any BlobStore

    func check() throws -> (checked: Int, damaged: [ContentHash]) {
        var checked = 0
        var bytes = 0
        var damaged: [ContentHash] = []
        for shard in try blobs.shards().shuffled() {
            // A few of each folder, so that one large folder doesn't make the whole sample.
            for listing in try blobs.listings(in: shard).shuffled().prefix(4) {
                guard checked < Self.most else { return (checked, damaged) }
                guard bytes + listing.size <= Self.mostBytes else { continue }
                checked += 1
                bytes += listing.size
                // It may have been removed since.
                if let found = try blobs.rehash(listing.hash), found != listing.hash {
                    damaged.append(listing.hash)
                }
            }
        }
        return (checked, damaged)
    }
}
