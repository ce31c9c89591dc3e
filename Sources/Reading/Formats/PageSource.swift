package import Documents
package import Extraction

/// An opened document of one family of formats, read page by page. One conforms for PDF, one for pictures, one for text.
package protocol PageSource {
    var mediaType: MediaType { get }
    /// At least 1: a document without pages is refused when it is opened.
    var pageCount: Int { get }
    /// What the document says in a form for machines, if it does.
    var structuredData: StructuredData? { get }

    /// Sends the files that lie within it; done before the first page is read, once. Throws a `Refusal` when not all of
    /// them can be told apart.
    func sendChildren(to outlet: any ChildOutlet) throws

    /// - Parameter number: from 1 to `pageCount`.
    /// Throws a `Refusal` for a page that can't be read; the other pages are read nevertheless.
    func read(page number: Int, with tools: PageTools) throws -> PageReading
}

extension PageSource {
    package var structuredData: StructuredData? { nil }

    package func sendChildren(to outlet: any ChildOutlet) {}
}

/// A page and what is to say about it.
package struct PageReading {
    package var page: Page
    package var findings: [Finding]

    package init(page: Page, findings: [Finding] = []) {
        self.page = page
        self.findings = findings
    }
}

/// What a source has at hand for one page.
package struct PageTools {
    package let options: ExtractionOptions
    /// When the page is to be given up.
    package let deadline: ContinuousClock.Instant
    package let recognizer: DocumentRecognizer

    /// Throws when the time of the page is over; asked between the steps that can't be interrupted.
    package func checkDeadline() throws {
        try deadline.checkAhead()
    }
}
