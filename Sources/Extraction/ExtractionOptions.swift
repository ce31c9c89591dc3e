/// What a pipeline file says under `extract`.
package struct ExtractionOptions: Sendable, Hashable, Codable {
    /// `auto`: keep a good text layer, else recognise. `skip`: text layers only. `redo`: throw away text that an
    /// earlier OCR wrote, keep born-digital text. `force`: recognise every page. Decided page by page.
    package enum OCR: String, Sendable, Codable, CaseIterable {
        case auto, skip, redo, force
    }

    package var ocr: OCR
    /// Tesseract's language codes (ISO 639-2/T): `eng`, `deu`.
    package var languages: [String]
    package var limits: ExtractionLimits

    package init(
        ocr: OCR = .auto, languages: [String] = ["eng", "deu", "fra", "rus"],
        limits: ExtractionLimits = ExtractionLimits()
    ) {
        self.ocr = ocr
        self.languages = languages
        self.limits = limits
    }
}
