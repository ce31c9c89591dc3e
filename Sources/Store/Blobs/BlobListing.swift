package import Documents

/// What a store says of a blob when it lists them.
package struct BlobListing: Sendable, Hashable {
    package let hash: ContentHash
    /// In bytes.
    package let size: Int
    /// When somebody last stored these bytes, by the store's clock, in seconds since 1970. Leave alone what was used
    /// within the hour: the row that names it may be about to be written.
    package let lastUsed: Int

    package init(hash: ContentHash, size: Int, lastUsed: Int) {
        self.hash = hash
        self.size = size
        self.lastUsed = lastUsed
    }
}
