import Foundation
import Postgres
import Publishing

/// What kinds of documents arrived, and in which languages.
struct DocumentMix: Sendable {
    struct Kind: Sendable, Hashable {
        /// Nil before it is known, and for what could not be read.
        var category: String?
        var language: String?
    }

    struct Count: Sendable, Hashable {
        var now = 0
        var before = 0
        var isNothing: Bool { now == 0 && before == 0 }
    }

    private(set) var counts: [Kind: Count] = [:]
    /// Bills of the period that wait for a person, and are in no figure yet.
    private(set) var billsInReview = 0

    static func read(_ window: ContentWindow, from reader: ReportReader) throws -> DocumentMix {
        let (period, before) = (window.period, window.before)
        var mix = DocumentMix()
        let rows = try reader.query(
            """
            SELECT category, language, count(*) FILTER (WHERE arrived_at >= \(period.start)) AS now,
                count(*) FILTER (WHERE arrived_at < \(before.end)) AS before,
                count(*) FILTER (WHERE arrived_at >= \(period.start) AND state = 'review'
                    AND category IN ('invoice', 'receipt')) AS waiting
            FROM report_documents WHERE arrived_at >= \(before.start) AND arrived_at < \(period.end)
            GROUP BY category, language
            """)
        for row in rows {
            let kind = Kind(category: try row.decode("category"), language: try row.decode("language"))
            mix.counts[kind] = Count(now: try row.decode("now"), before: try row.decode("before"))
            mix.billsInReview += try row.decode("waiting", as: Int.self)
        }
        return mix
    }

    var all: Count { Self.sum(counts.values) }

    /// The most frequent first.
    var byCategory: [(name: String?, count: Count)] { grouped(by: \.category) }
    var byLanguage: [(name: String?, count: Count)] { grouped(by: \.language) }

    private func grouped(by key: KeyPath<Kind, String?>) -> [(name: String?, count: Count)] {
        Dictionary(grouping: counts, by: { $0.key[keyPath: key] })
            .map { (name: $0.key, count: Self.sum($0.value.map(\.value))) }
            .filter { !$0.count.isNothing }
            .sorted {
                ($1.count.now, $1.count.before, $0.name ?? "~") < (
                    $0.count.now, $0.count.before, $1.name ?? "~"
                )
            }
    }

    private static func sum(_ counts: some Sequence<Count>) -> Count {
        counts.reduce(into: Count()) { sum, count in
            sum.now += count.now
            sum.before += count.before
        }
    }
}
