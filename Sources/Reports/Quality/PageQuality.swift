import Postgres
import Publishing

/// Where the text of pages came from, and how sure the recognition was, of the documents that arrived.
struct PageQuality: Sendable {
    /// Classes of confidence, of five points each.
    static let classes = 20

    struct Sum: Sendable, Hashable {
        var pages = 0
        var confidence = 0.0

        /// Of a page; nil without one.
        var mean: Double? { pages > 0 ? confidence / Double(pages) : nil }

        static func + (left: Sum, right: Sum) -> Sum {
            Sum(pages: left.pages + right.pages, confidence: left.confidence + right.confidence)
        }
    }

    struct Group: Sendable, Hashable {
        var isBefore: Bool
        var pipeline: String
        /// `text-layer`, `ocr` or `none`.
        var source: String
        /// From 0.
        var confidenceClass: Int
    }

    private(set) var sums: [Group: Sum] = [:]

    static func read(_ request: ReportRequest, from reader: ReportReader) throws -> PageQuality {
        let (period, before) = (request.period, request.before)
        let rows = try reader.query(
            """
            SELECT d.arrived_at < \(period.start) AS is_before, d.pipeline, p.source,
                least(floor(p.confidence * \(classes)), \(classes) - 1)::integer AS class, count(*) AS pages,
                sum(p.confidence) AS confidence
            FROM report_documents AS d JOIN report_pages AS p ON p.document_id = d.id
            WHERE d.arrived_at >= \(before.start) AND d.arrived_at < \(period.end)
            GROUP BY is_before, d.pipeline, p.source, class
            """)
        var quality = PageQuality()
        for row in rows {
            let group = Group(
                isBefore: try row.decode("is_before"), pipeline: try row.decode("pipeline"),
                source: try row.decode("source"), confidenceClass: try row.decode("class"))
            quality.sums[group] = Sum(
                pages: try row.decode("pages"), confidence: try row.decode("confidence"))
        }
        return quality
    }

    func sum(_ isIncluded: (Group) -> Bool) -> Sum {
        sums.filter { isIncluded($0.key) }.values.reduce(Sum(), +)
    }

    /// All recognised pages.
    func recognised(before: Bool) -> Sum { sum { $0.source == "ocr" && $0.isBefore == before } }

    func pages(from source: String, before: Bool) -> Int {
        sum { $0.source == source && $0.isBefore == before }.pages
    }

    func pages(before: Bool) -> Int { sum { $0.isBefore == before }.pages }

    /// With pages in the period, by name.
    var pipelines: [String] { Set(sums.keys.filter { !$0.isBefore }.map(\.pipeline)).sorted() }
}
