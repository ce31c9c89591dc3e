import Documents
package import Store

/// The chore that looks after blobs which no document names: a crash came between the bytes and their arrival.
package struct OrphanBlobs: Sendable {
    /// In seconds: who stored the bytes may be about to write the row that names them.
    package static let grace = 3600
    /// In seconds: what nobody asked to be deleted is kept for so long. After a failover to a standby that was behind, or
    /// after the return to an older backup, an orphan may be the last copy of a document whose row was lost.
    package static let respite = 7 * 86_400

    private let store: DocumentStore
    private let blobs: any BlobStore

    package init(store: DocumentStore, blobs: any BlobStore) {
        self.store = store
        self.blobs = blobs
    }

    /// Orphans that nobody has used for an hour.
    package func find() async throws -> [BlobListing] {
        try await find(unusedFor: Self.grace) { orphans, _ in orphans }
    }

    /// Deletes those that nobody has used for `age` seconds, and answers which they were.
    package func remove(unusedFor age: Int) async throws -> [BlobListing] {
        let blobs = blobs
        return try await find(unusedFor: age) { orphans, latest in
            try await BlockingWork.run {
                // Somebody may have stored the same bytes while we asked.
                try orphans.filter { orphan in
                    guard let lastUsed = try blobs.lastUsed(orphan.hash), lastUsed < latest else {
                        return false
                    }
                    try blobs.remove(orphan.hash)
                    return true
                }
            }
        }
    }

    /// One part of the store after the other, so that a 256th of its blobs is in memory at a time.
    private func find(
        unusedFor age: Int, _ act: (_ orphans: [BlobListing], _ latest: Int) async throws -> [BlobListing]
    ) async throws -> [BlobListing] {
        let blobs = blobs
        let latest = try await BlockingWork.run { try blobs.clock() } - age
        var found: [BlobListing] = []
        for shard in try await BlockingWork.run({ try blobs.shards() }) {
            let unused = try await BlockingWork.run { try blobs.listings(in: shard) }
                .filter { $0.lastUsed < latest }
            let orphans = Set(try await store.orphans(among: unused.map(\.hash)))
            found += try await act(unused.filter { orphans.contains($0.hash) }, latest)
        }
        return found
    }
}
