/// How much may lie within a document.
package struct ChildLimits: Sendable, Hashable, Codable {
    /// Files of one document.
    package var number: Int
    /// Documents within documents: an archive in a mail in an archive lies at depth 2.
    package var depth: Int
    /// Of all files of one document together, in bytes.
    package var size: Int

    package init(number: Int = 1000, depth: Int = 5, size: Int = 2 << 30) {
        self.number = number
        self.depth = depth
        self.size = size
    }
}
