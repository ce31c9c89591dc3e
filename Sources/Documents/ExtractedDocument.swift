/// What the extract stage found in a document.
package struct ExtractedDocument: Sendable, Hashable, Codable {
    package var mediaType: MediaType
    /// Pages of the document; `pages` may hold fewer when a page range was asked for.
    package var pageCount: Int
    package var pages: [Page]
    /// What a reader should know: a page that timed out, a text layer that was thrown away.
    package var findings: [Finding]
    /// What it says in a form for machines, if it does; read with its first page.
    package var structuredData: StructuredData?
    /// Nil when there are none, or nobody looked.
    package var barcodes: [Barcode]?
    /// The documents that it was divided into, which lie within it; nil when it is one.
    package var parts: [ScanPart]?
    /// As the last page left it; nil when no page was recognised, or all as they would be anyway.
    package var settled: SettledReading?
    /// Set when not one of the pages that were asked for could be read, and others of the document may be sound: what
    /// befell the first. A document of which no page at all can be read is refused instead.
    package var unread: Refusal?
    /// How many files lie within it, those included that could not be had; nil for none.
    package var childCount: Int?

    package init(
        mediaType: MediaType, pageCount: Int, pages: [Page], findings: [Finding] = [],
        structuredData: StructuredData? = nil, barcodes: [Barcode]? = nil, parts: [ScanPart]? = nil,
        settled: SettledReading? = nil, unread: Refusal? = nil, childCount: Int? = nil
    ) {
        self.mediaType = mediaType
        self.pageCount = pageCount
        self.pages = pages
        self.findings = findings
        self.structuredData = structuredData
        self.barcodes = barcodes
        self.parts = parts
        self.settled = settled
        self.unread = unread
        self.childCount = childCount
    }

    /// All pages' text, pages separated by a form feed.
    package var text: String { pages.map(\.text).joined(separator: "\u{0C}") }
}
