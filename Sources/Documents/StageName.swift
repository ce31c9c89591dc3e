/// Where a job waits or is at work: the five stages, in the order that a document passes them, and beside them the one
/// in which what a schedule fired is carried out.
package enum StageName: String, Sendable, Codable, CaseIterable, Comparable {
    case ingest, extract, classify, enrich, persist
    /// No document passes here.
    case fire

    /// Those that a document passes.
    package static let ofDocuments: [StageName] = [.ingest, .extract, .classify, .enrich, .persist]

    /// The stage after this one; nil after the last.
    package var next: StageName? {
        let all = StageName.ofDocuments
        guard let index = all.firstIndex(of: self), index + 1 < all.count else { return nil }
        return all[index + 1]
    }

    package static func < (left: StageName, right: StageName) -> Bool {
        let all = StageName.allCases
        return (all.firstIndex(of: left) ?? 0) < (all.firstIndex(of: right) ?? 0)
    }
}
