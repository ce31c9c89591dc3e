/// How much a document may cost. Over a limit it is refused with a code, or a page is left without text and a finding.
package struct ExtractionLimits: Sendable, Hashable, Codable {
    package var pages: Int
    /// Of one page, after rendering or decoding.
    package var megapixels: Double
    package var secondsPerPage: Double
    /// Address space of the extractor, in bytes.
    package var memory: Int

    package init(
        pages: Int = 2000, megapixels: Double = 120, secondsPerPage: Double = 60, memory: Int = 1 << 30
    ) {
        self.pages = pages
        self.megapixels = megapixels
        self.secondsPerPage = secondsPerPage
        self.memory = memory
    }

    /// Of opening a document, before its first page. Sound ones open in tenths of a second, of whatever length; one
    /// that does not is stuck, and shouldn't hold a lane for as long as a page may.
    package var secondsToOpen: Double { min(secondsPerPage, 30) }
}
