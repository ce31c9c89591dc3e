package import Documents

/// What the blob store made of some bytes.
package struct StoredBlob: Sendable, Hashable {
    package let hash: ContentHash
    /// In bytes.
    package let size: Int
    /// False when the store had these bytes before.
    package let isNew: Bool

    package init(hash: ContentHash, size: Int, isNew: Bool) {
        self.hash = hash
        self.size = size
        self.isNew = isNew
    }
}
