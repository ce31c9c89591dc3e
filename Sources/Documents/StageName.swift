/// The five stages, in the order that a document passes them.
package enum StageName: String, Sendable, Codable, CaseIterable, Comparable {
    case ingest, extract, classify, enrich, persist

    /// The stage after this one; nil after the last.
    package var next: StageName? {
        let all = StageName.allCases
        guard let index = all.firstIndex(of: self), index + 1 < all.count else { return nil }
        return all[index + 1]
    }

    package static func < (left: StageName, right: StageName) -> Bool {
        let all = StageName.allCases
        return (all.firstIndex(of: left) ?? 0) < (all.firstIndex(of: right) ?? 0)
    }
}
