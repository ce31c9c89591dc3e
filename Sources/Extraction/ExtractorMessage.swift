package import Documents

/// What a worker says to an extractor, one JSON object a line on its standard input.
package enum ExtractorRequest: Sendable, Codable {
    case read(ReadRequest)
    case render(RenditionRequest)
}

/// What an extractor answers, one JSON object a line on its standard output. A request is answered by any number
/// of `looking`, `opened`, `barcodes`, `parts`, `structured`, `child`, `page`, `unread`, `settled` and `finding`, and ended by one `finished`, `refused` or
/// `failed`.
package enum ExtractorReply: Sendable, Codable {
    case opened(mediaType: MediaType, pageCount: Int)
    /// This page is looked at, before the document counts as open.
    case looking(page: Int)
    /// What barcodes on it say. Comes before the first page.
    case barcodes([Barcode])
    /// It is several documents, which come as files within it. Comes before the first page.
    case parts([ScanPart])
    case page(Page)
    /// The page that comes next could not be read, and is blank.
    case unread(Refusal)
    /// How the pages after the one that comes next are read first.
    case settled(SettledReading)
    case finding(Finding)
    /// Comes before the first page.
    case structured(StructuredData)
    /// Of the files within the document, which come before its first page.
    case child(ChildEvent)
    case finished
    case refused(Refusal)
    /// The machine was at fault, not the document: a full disk, a folder that went away.
    case failed(reason: String)
}
