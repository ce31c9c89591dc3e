package import Documents
package import Store

/// What the parts of a long document come to, when nobody reads any more of it.
package enum JoinedParts: Sendable, Hashable {
    /// Without its pages.
    case document(ExtractedDocument)
    /// Not one page of the whole document could be read.
    case refused(Refusal)
    /// They don't fit together, or some are missing: the document must be read anew.
    case incomplete

    /// - Parameter parts: in the order of their pages.
    package init(_ parts: [DocumentPart]) {
        guard let first = parts.first, Self.fit(parts, into: first) else {
            self = .incomplete
            return
        }
        if let refusal = first.summary.unread, parts.allSatisfy({ $0.summary.unread != nil }) {
            self = .refused(refusal)
            return
        }
        self = .document(
            ExtractedDocument(
                mediaType: first.summary.mediaType, pageCount: first.summary.pageCount, pages: [],
                findings: parts.flatMap(\.summary.findings), structuredData: first.summary.structuredData,
                barcodes: first.summary.barcodes, childCount: first.summary.childCount))
    }

    /// Whether each begins where the one before ends, from the first page to the last of one and the same document.
    private static func fit(_ parts: [DocumentPart], into first: DocumentPart) -> Bool {
        var last = 0
        for part in parts {
            guard part.pages.lowerBound == last + 1, part.memoKey == first.memoKey,
                part.summary.mediaType == first.summary.mediaType,
                part.summary.pageCount == first.summary.pageCount
            else { return false }
            last = part.pages.upperBound
        }
        return last == first.summary.pageCount
    }
}
