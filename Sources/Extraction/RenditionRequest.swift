package import Documents

/// Asks an extractor to make the searchable PDF of a document: its pages look as they did, and the words that
/// OCR found lie invisibly over them. Pages that have a text layer stay as they are.
package struct RenditionRequest: Sendable, Hashable, Codable {
    /// Absolute path of the original's bytes.
    package var path: String
    package var mediaType: MediaType
    /// Absolute path of a JSON file: an array of `Page`.
    package var pagesPath: String
    /// Absolute path to write to; the caller moves it into place.
    package var outputPath: String
    package var limits: ExtractionLimits
    package var passwords: Passwords
    package var conformance: PDFConformance

    package init(
        path: String, mediaType: MediaType, pagesPath: String, outputPath: String, limits: ExtractionLimits,
        passwords: Passwords = Passwords(), conformance: PDFConformance = .asItIs
    ) {
        self.path = path
        self.mediaType = mediaType
        self.pagesPath = pagesPath
        self.outputPath = outputPath
        self.limits = limits
        self.passwords = passwords
        self.conformance = conformance
    }
}
