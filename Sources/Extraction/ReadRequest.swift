package import Documents

/// Asks an extractor to read a document.
package struct ReadRequest: Sendable, Hashable, Codable {
    /// Absolute path of the bytes (a blob: its name says nothing).
    package var path: String
    /// The name that the file arrived with: a hint for text formats, which have no signature.
    package var fileName: String
    package var options: ExtractionOptions
    /// Only these pages, from 1; nil for all.
    package var pages: ClosedRange<Int>?
    /// A document of no more pages than this is read whole, whatever `pages` says: how many there are is known only
    /// once it is open.
    package var wholeUpTo: Int?
    /// What pages before these settled on, which were read by another request.
    package var settled: SettledReading?
    /// Those of the options, which don't travel with them.
    package var passwords: Passwords
    /// In how many documents it lies, one within the other: 0 for one that came by itself.
    package var depth = 0

    package init(
        path: String, fileName: String, options: ExtractionOptions, pages: ClosedRange<Int>? = nil,
        wholeUpTo: Int? = nil, settled: SettledReading? = nil
    ) {
        self.path = path
        self.fileName = fileName
        self.options = options
        self.pages = pages
        self.wholeUpTo = wholeUpTo
        self.settled = settled
        passwords = options.passwords
    }

    /// The pages to read of a document that turns out to have so many; nil when it has none of those asked for.
    package func range(ofPageCount count: Int) -> ClosedRange<Int>? {
        guard count > 0 else { return nil }
        guard let pages, count > wholeUpTo ?? 0 else { return 1...count }
        guard pages.lowerBound >= 1, pages.lowerBound <= count else { return nil }
        return pages.lowerBound...min(pages.upperBound, count)
    }
}
