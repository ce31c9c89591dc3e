/// Pages of a scan that are a document of their own.
package struct ScanPart: Sendable, Hashable, Codable {
    /// From 1, in the order in which they belong together.
    package var pages: [Int]
    /// The archive serial number on the first of them that has one.
    package var serialNumber: Int?

    package init(pages: [Int] = [], serialNumber: Int? = nil) {
        self.pages = pages
        self.serialNumber = serialNumber
    }
}
