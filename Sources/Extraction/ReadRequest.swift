/// Asks an extractor to read a document.
package struct ReadRequest: Sendable, Hashable, Codable {
    /// Absolute path of the bytes (a blob: its name says nothing).
    package var path: String
    /// The name that the file arrived with: a hint for text formats, which have no signature.
    package var fileName: String
    package var options: ExtractionOptions
    /// Only these pages, from 1; nil for all.
    package var pages: ClosedRange<Int>?

    package init(
        path: String, fileName: String, options: ExtractionOptions, pages: ClosedRange<Int>? = nil
    ) {
        self.path = path
        self.fileName = fileName
        self.options = options
        self.pages = pages
    }
}
