package import Documents
package import SystemPackage

/// Every document's bytes, under their SHA-256: in a folder, or in a bucket (docs/blobs.md). A blob is whole from the
/// moment that it is there, and outlives a loss of power from the moment that `store` returns.
///
/// Every call but `withFile` blocks on a disk or on the network: call from a lane, not from the cooperative pool.
package protocol BlobStore: Sendable, CustomStringConvertible {
    /// The folder where the blobs are files that can be linked and copied; nil when they are elsewhere.
    var asFolder: BlobFolder? { get }

    /// Below which `withFile` lends, on this machine; there from `prepare` on.
    var lendingFolder: String { get }

    /// Makes what it needs on this machine. Asks no other.
    func prepare() throws
    /// Removes what crashed writers left behind, so many seconds ago; answers how many.
    func removeTemporaries(olderThan age: Int) throws -> Int

    /// Reads `descriptor` from where it stands to its end, once. Throws a `Refusal` (`file-too-large`) over `limit`
    /// bytes, a `MachineFault` when a disk or the network fails; neither leaves anything behind that counts.
    func store(contentsOf descriptor: FileDescriptor, limit: Int?) throws -> StoredBlob
    /// Stores bytes that are in memory already.
    func store(_ bytes: UnsafeRawBufferPointer) throws -> StoredBlob
    /// Gets a blob back from a backup that has it whole; false when it hasn't. `synchronise` brings many to the disk.
    func takeBack(_ hash: ContentHash, size: Int, from other: BlobFolder) throws -> Bool
    func synchronise() throws

    /// Lends a blob as a file of this machine, for as long as `use` takes. Nobody may write to it.
    func withFile<Result: Sendable>(
        of hash: ContentHash, _ use: (_ path: String) async throws -> Result
    ) async throws -> Result

    /// In bytes; nil when there is no such blob.
    func size(of hash: ContentHash) throws -> Int?
    /// When somebody last stored these bytes, as in `BlobListing`; nil when there is no such blob.
    func lastUsed(_ hash: ContentHash) throws -> Int?
    /// The hash of the bytes that a blob has now; nil when it isn't there. Reads all of it.
    func rehash(_ hash: ContentHash) throws -> ContentHash?
    /// Removes a blob; no error when it isn't there.
    func remove(_ hash: ContentHash) throws

    /// What `lastUsed` is to be compared with, in seconds since 1970.
    func clock() throws -> Int
    /// The parts that the store lists one by one, 256 at most: it may hold more blobs than should be in memory.
    func shards() throws -> [String]
    /// Every blob of one part.
    func listings(in shard: String) throws -> [BlobListing]
    /// Of these blobs of one part, those that are there.
    func sizes(of hashes: [ContentHash], in shard: String) throws -> [ContentHash: Int]
}

extension BlobStore {
    /// Of any size.
    package func store(contentsOf descriptor: FileDescriptor) throws -> StoredBlob {
        try store(contentsOf: descriptor, limit: nil)
    }

    package func contains(_ hash: ContentHash) throws -> Bool {
        try size(of: hash) != nil
    }
}
