import Documents

/// A page, and how much what stands on it says about the document.
struct WeightedPage {
    var text: TextPage
    var isFirst: Bool
    /// 1 for the first page.
    var weight: Double
}

/// A document as the classifier reads it.
struct DocumentText {
    let mediaType: MediaType
    let fileName: String
    let pageCount: Int
    /// The pages that are read: all when there are rules, else those that may tell.
    let pages: [TextPage]
    /// The pages that tell what the document is: those at the start, and the last one, where signatures and totals stand.
    let tellingPages: [WeightedPage]

    /// Pages from the start that the vocabulary is looked up on.
    private static let pagesRead = 4
    private static let fewestWords = 5

    init(_ document: ExtractedDocument, fileName: String, readsAllPages: Bool) {
        mediaType = document.mediaType
        self.fileName = fileName
        pageCount = max(document.pageCount, document.pages.count)
        let head = document.pages.prefix(readsAllPages ? document.pages.count : Self.pagesRead)
        let tail = document.pages.dropFirst(head.count).suffix(1)
        let pages = (head + tail).map(TextPage.init)
        // A first page without words (a blank sheet, a photo) leaves its place to the next.
        let first = pages.firstIndex { $0.tokens.count >= Self.fewestWords } ?? 0
        self.pages = pages
        tellingPages = pages.enumerated().compactMap { index, page in
            guard index < first + Self.pagesRead || index == pages.count - 1 else { return nil }
            let weight = index <= first ? 1 : index == first + 1 ? 0.6 : 0.4
            return WeightedPage(text: page, isFirst: index == first, weight: weight)
        }
    }
}
