package import Documents

/// What came of one range of pages of a document that is read by several jobs. Its pages are kept beside it.
package struct DocumentPart: Sendable, Hashable {
    package var pages: ClosedRange<Int>
    /// All parts of a document have the same, or they are not joined.
    package var memoKey: String
    package var pipelineVersion: String
    /// Without its pages.
    package var summary: ExtractedDocument

    package init(
        pages: ClosedRange<Int>, memoKey: String, pipelineVersion: String, summary: ExtractedDocument
    ) {
        self.pages = pages
        self.memoKey = memoKey
        self.pipelineVersion = pipelineVersion
        self.summary = summary
    }
}
