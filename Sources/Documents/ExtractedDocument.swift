/// What the extract stage found in a document.
package struct ExtractedDocument: Sendable, Hashable, Codable {
    package var mediaType: MediaType
    /// Pages of the document; `pages` may hold fewer when a page range was asked for.
    package var pageCount: Int
    package var pages: [Page]
    /// What a reader should know: a page that timed out, a text layer that was thrown away.
    package var findings: [Finding]

    package init(mediaType: MediaType, pageCount: Int, pages: [Page], findings: [Finding] = []) {
        self.mediaType = mediaType
        self.pageCount = pageCount
        self.pages = pages
        self.findings = findings
    }

    /// All pages' text, pages separated by a form feed.
    package var text: String { pages.map(\.text).joined(separator: "\u{0C}") }
}
