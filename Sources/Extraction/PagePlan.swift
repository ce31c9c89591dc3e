package import Documents

/// Into which ranges of pages a long document is cut, each of which is a job of its own. How long it is, and whether
/// its pages must be recognised, is known only once it is open; so its first job reads the first few pages, and what it
/// finds says how the rest is cut.
package struct PagePlan: Sendable, Hashable {
    /// A page whose text layer is kept takes some hundredths of the time of one that is recognised. But a part of a
    /// document can only guess at the pages after it, so a range is never so much longer.
    static let mostStretch = 10.0
    /// Of a page with a text layer, over one that is recognised.
    static let costOfTextLayer = 0.02

    /// Of a document of scans at least so many machines have something, when each gets `fewest` pages: with three ranges
    /// for two machines, one of them waits.
    static let machines = 8
    static let fewest = 5

    /// Pages of scans in a job; nil when nothing is cut.
    private let pagesPerJob: Int?

    package init(_ options: ExtractionOptions) {
        pagesPerJob = options.pagesPerJob.map { max(1, $0) }
    }

    /// What the first job asks for when the document is a long one. Few, since nobody can help meanwhile.
    package var firstPages: ClosedRange<Int>? { pagesPerJob.map { 1...max(1, $0 / 4) } }

    /// Up to so many pages a document is read in one go.
    package var wholeUpTo: Int? { pagesPerJob }

    /// The ranges of the pages that are still to be read: none when `first` is the whole document. As alike in length as
    /// can be, so that no worker waits long for another.
    package func ranges(after first: ExtractedDocument) -> [ClosedRange<Int>] {
        guard let pagesPerJob, let done = first.pages.last?.number, done < first.pageCount else { return [] }
        let left = first.pageCount - done
        let stretch = Self.stretch(first.pages)
        var longest = Int((Double(pagesPerJob) * stretch).rounded())
        if stretch < 1.5 {
            longest = min(longest, max(Self.fewest, (left + Self.machines - 1) / Self.machines))
        }
        let count = (left + longest - 1) / longest
        return (0..<count).map { index in
            (done + left * index / count + 1)...(done + left * (index + 1) / count)
        }
    }

    /// How much longer a range may be than one of nothing but scans.
    private static func stretch(_ pages: [Page]) -> Double {
        let recognised = pages.count { $0.resolution != nil }
        let share = Double(recognised) / Double(max(1, pages.count))
        return min(mostStretch, 1 / (share + (1 - share) * costOfTextLayer))
    }
}
