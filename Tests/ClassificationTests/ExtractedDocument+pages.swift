import Documents

extension ExtractedDocument {
    /// A document of pages with these texts, as from a text layer, or recognised with `confidence`.
    static func pages(_ texts: [String], confidence: Double = 1, mediaType: MediaType = .pdf)
        -> ExtractedDocument
    {
        let pages = texts.enumerated().map { index, text in
            Page(
                number: index + 1, source: confidence < 1 ? .ocr : .textLayer, text: text,
                confidence: confidence,
                width: 595, height: 842)
        }
        return ExtractedDocument(mediaType: mediaType, pageCount: pages.count, pages: pages)
    }
}
