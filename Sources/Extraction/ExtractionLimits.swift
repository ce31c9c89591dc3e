/// How much a document may cost. Over a limit it is refused with a code, or a page is left without text and a finding.
package struct ExtractionLimits: Sendable, Hashable, Codable {
    package var pages: Int
    /// Of one page, after rendering or decoding.
    package var megapixels: Double
    package var secondsPerPage: Double
    /// Address space of the extractor, in bytes.
    package var memory: Int
    package var children: ChildLimits

    package init(
        pages: Int = 2000, megapixels: Double = 120, secondsPerPage: Double = 60, memory: Int = 1 << 30,
        children: ChildLimits = ChildLimits()
    ) {
        self.pages = pages
        self.megapixels = megapixels
        self.secondsPerPage = secondsPerPage
        self.memory = memory
        self.children = children
    }

    /// Of opening a document, before its first page. Sound ones open in tenths of a second, of whatever length; one
    /// that does not is stuck, and shouldn't hold a lane for as long as a page may.
    package var secondsToOpen: Double { min(secondsPerPage, 30) }
}

extension ExtractionLimits {
    private enum CodingKeys: CodingKey {
        case pages, megapixels, secondsPerPage, memory, children
    }

    /// Definitions that are on record since before files within documents were read say nothing of them.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        pages = try container.decode(Int.self, forKey: .pages)
        megapixels = try container.decode(Double.self, forKey: .megapixels)
        secondsPerPage = try container.decode(Double.self, forKey: .secondsPerPage)
        memory = try container.decode(Int.self, forKey: .memory)
        children = try container.decodeIfPresent(ChildLimits.self, forKey: .children) ?? ChildLimits()
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(pages, forKey: .pages)
        try container.encode(megapixels, forKey: .megapixels)
        try container.encode(secondsPerPage, forKey: .secondsPerPage)
        try container.encode(memory, forKey: .memory)
        // What is usual is left out, so that a pipeline that doesn't say it keeps its version.
        if children != ChildLimits() { try container.encode(children, forKey: .children) }
    }
}
