import Documents
import Glibc
package import Store

/// The chore that looks after blobs which no document names: a crash came between the bytes and their arrival.
package struct OrphanBlobs: Sendable {
    /// In seconds: who stored the bytes may be about to write the row that names them.
    private static let grace = 3600

    private let store: DocumentStore
    private let blobs: BlobStore

    package init(store: DocumentStore, blobs: BlobStore) {
        self.store = store
        self.blobs = blobs
    }

    /// Orphans that nobody has used for an hour.
    package func find() async throws -> [BlobStore.Listing] {
        try await find { _ in }
    }

    /// Deletes them, and answers which they were.
    package func remove() async throws -> [BlobStore.Listing] {
        let blobs = blobs
        return try await find { orphans in
            try await BlockingWork.run {
                for orphan in orphans { try blobs.remove(orphan.hash) }
            }
        }
    }

    /// One folder of blobs after the other, so that a 256th of them is in memory at a time.
    private func find(
        _ act: ([BlobStore.Listing]) async throws -> Void
    ) async throws -> [BlobStore.Listing] {
        let blobs = blobs
        let latest = time(nil) - Self.grace
        var found: [BlobStore.Listing] = []
        for shard in try await BlockingWork.run({ try blobs.shards() }) {
            let unused = try await BlockingWork.run { try blobs.listings(in: shard) }
                .filter { $0.lastUsed < latest }
            let orphans = Set(try await store.orphans(among: unused.map(\.hash)))
            let listings = unused.filter { orphans.contains($0.hash) }
            try await act(listings)
            found += listings
        }
        return found
    }
}
