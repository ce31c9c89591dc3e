/// What a bucket says of an object.
package struct BucketObject: Sendable, Hashable {
    package let key: String
    /// In bytes.
    package let size: Int
    /// By the server's clock, in seconds since 1970.
    package let lastModified: Int

    package init(key: String, size: Int, lastModified: Int) {
        self.key = key
        self.size = size
        self.lastModified = lastModified
    }
}
