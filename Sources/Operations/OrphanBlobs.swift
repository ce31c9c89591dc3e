import Documents
import Glibc
package import Store

/// The chore that looks after blobs which no document names: a crash came between the bytes and their arrival.
package struct OrphanBlobs: Sendable {
    /// In seconds: who stored the bytes may be about to write the row that names them.
    package static let grace = 3600
    /// In seconds: what nobody asked to be deleted is kept for so long. After a failover to a standby that was behind, or
    /// after the return to an older backup, an orphan may be the last copy of a document whose row was lost.
    package static let respite = 7 * 86_400

    private let store: DocumentStore
    private let blobs: BlobStore

    package init(store: DocumentStore, blobs: BlobStore) {
        self.store = store
        self.blobs = blobs
    }

    /// Orphans that nobody has used for an hour.
    package func find() async throws -> [BlobStore.Listing] {
        try await find(unusedFor: Self.grace) { _ in }
    }

    /// Deletes those that nobody has used for `age` seconds, and answers which they were.
    package func remove(unusedFor age: Int) async throws -> [BlobStore.Listing] {
        let blobs = blobs
        return try await find(unusedFor: age) { orphans in
            try await BlockingWork.run {
                for orphan in orphans { try blobs.remove(orphan.hash) }
            }
        }
    }

    /// One folder of blobs after the other, so that a 256th of them is in memory at a time.
    private func find(
        unusedFor age: Int, _ act: ([BlobStore.Listing]) async throws -> Void
    ) async throws -> [BlobStore.Listing] {
        let blobs = blobs
        let latest = time(nil) - age
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
