/// What a pipeline file says under `extract`.
package struct ExtractionOptions: Sendable, Hashable, Codable {
    /// `auto`: keep a good text layer, else recognise. `skip`: text layers only. `redo`: throw away text that an
    /// earlier OCR wrote, keep born-digital text. `force`: recognise every page. Decided page by page.
    package enum OCR: String, Sendable, Codable, CaseIterable {
        case auto, skip, redo, force
    }

    /// Whether pages that Tesseract read unsurely are read by the second engine too, where it is installed.
    package enum SecondEngine: String, Sendable, Codable, CaseIterable {
        case auto, off
    }

    package var ocr: OCR
    /// Tesseract's language codes (ISO 639-2/T): `eng`, `deu`.
    package var languages: [String]
    package var limits: ExtractionLimits
    /// Nil when nothing is asked of scans but to be read.
    package var scans: ScanOptions?
    package var secondEngine: SecondEngine
    /// A document of more pages is read by several jobs, of so many pages of scans each; nil for one job whatever its
    /// length. It changes who reads, not what is read: so it is no part of the JSON, of which the version of a pipeline
    /// and the key of a result are made.
    package var pagesPerJob: Int? = ExtractionOptions.usualPagesPerJob

    /// Tried on documents that ask for one. No part of the JSON either: it is kept with every version of a pipeline.
    package var passwords = Passwords()

    package static let usualPagesPerJob = 20

    private enum CodingKeys: CodingKey {
        case ocr, languages, limits, scans, secondEngine
    }

    package init(
        ocr: OCR = .auto, languages: [String] = ["eng", "deu", "fra", "rus"],
        limits: ExtractionLimits = ExtractionLimits(), scans: ScanOptions? = nil,
        secondEngine: SecondEngine = .auto, pagesPerJob: Int? = usualPagesPerJob
    ) {
        self.ocr = ocr
        self.languages = languages
        self.limits = limits
        self.scans = scans
        self.secondEngine = secondEngine
        self.pagesPerJob = pagesPerJob
    }
}

extension ExtractionOptions {
    /// Definitions that are on record since before there was a second engine say nothing of it.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            ocr: try container.decode(OCR.self, forKey: .ocr),
            languages: try container.decode([String].self, forKey: .languages),
            limits: try container.decode(ExtractionLimits.self, forKey: .limits),
            scans: try container.decodeIfPresent(ScanOptions.self, forKey: .scans),
            secondEngine: try container.decodeIfPresent(SecondEngine.self, forKey: .secondEngine) ?? .auto)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(ocr, forKey: .ocr)
        try container.encode(languages, forKey: .languages)
        try container.encode(limits, forKey: .limits)
        try container.encodeIfPresent(scans, forKey: .scans)
        // What is usual is left out, so that a pipeline that doesn't say it keeps its version.
        if secondEngine != .auto { try container.encode(secondEngine, forKey: .secondEngine) }
    }
}
