import Documents
import Extraction
import Foundation

/// A scan of several documents. Its own page says which pages went where; they are documents of their own.
struct DividedScan: PageSource {
    let mediaType: MediaType
    let pageCount = 1
    private let scan: any ScannedPages
    private let parts: [(name: String, part: ScanPart)]
    private let listing: SheetedText

    init(_ scan: any ScannedPages, into division: ScanDivision, name: String, limits: ExtractionLimits) throws
    {
        self.scan = scan
        mediaType = scan.mediaType
        let stem = (name as NSString).deletingPathExtension
        let digits = max(3, String(division.parts.count).count)
        parts = division.parts.enumerated().map { index, part in
            let number = String(index + 1)
            let zeros = String(repeating: "0", count: digits - number.count)
            return ("\(stem)-\(zeros)\(number).pdf", part)
        }
        var listing = ContainerListing(name: name)
        for (name, part) in parts { listing.add("\(name): \(part.pages.inWords)") }
        self.listing = try SheetedText(listing.text, of: scan.mediaType, limits: limits)
    }

    func sendChildren(to outlet: any ChildOutlet) throws {
        for (name, part) in parts {
            try outlet.send(EmbeddedFile(path: name)) { write in
                try scan.copy(of: part.pages).withUnsafeBytes(write)
            }
        }
    }

    func read(page number: Int, with tools: PageTools) throws -> PageReading {
        try listing.read(page: number, with: tools)
    }
}

extension [Int] {
    /// `pages 2 to 5`, `page 7`, `pages 1, 6, 2, 5`.
    package var inWords: String {
        guard let first, let last else { return "no pages" }
        if count == 1 { return "page \(first)" }
        let isRange = first < last && self == Array(first...last)
        return isRange ? "pages \(first) to \(last)" : "pages " + map(String.init).joined(separator: ", ")
    }
}
