package import Extraction

/// What a pipeline file says under `persist`.
package struct PersistOptions: Sendable, Hashable, Codable {
    /// A file that is put into the outbox beside the original.
    package enum Rendition: String, Sendable, Codable, CaseIterable {
        case searchablePDF = "searchable-pdf"
        case text, json
    }

    /// Where a document goes in the outbox, without a suffix: `{category}/{date:yyyy}/{name}`. See `PathPattern`.
    package var path: String
    package var renditions: [Rendition]
    /// Of the searchable PDF.
    package var pdf: PDFConformance

    package init(
        path: String = "{category}/{date:yyyy}/{name}", renditions: [Rendition] = Rendition.allCases,
        pdf: PDFConformance = .asItIs
    ) {
        self.path = path
        self.renditions = renditions
        self.pdf = pdf
    }
}

extension PersistOptions {
    private enum CodingKeys: CodingKey {
        case path, renditions, pdf
    }

    /// Definitions that are on record since before PDF/A could be asked for say nothing of it.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        path = try container.decode(String.self, forKey: .path)
        renditions = try container.decode([Rendition].self, forKey: .renditions)
        pdf = try container.decodeIfPresent(PDFConformance.self, forKey: .pdf) ?? .asItIs
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(path, forKey: .path)
        try container.encode(renditions, forKey: .renditions)
        // What is usual is left out, so that a pipeline that doesn't say it keeps its version.
        if pdf != .asItIs { try container.encode(pdf, forKey: .pdf) }
    }
}
