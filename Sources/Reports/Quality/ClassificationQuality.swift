import Postgres
import Publishing

/// How sure the classification was, and what of it went to a person, of the documents that arrived.
struct ClassificationQuality: Sendable {
    /// Classes of confidence, of ten points each.
    static let classes = 10

    struct Line: Sendable, Hashable {
        var documents = 0
        /// By the classification itself: of documents whose category a person put right nothing is known.
        var sure = 0
        var confidence = 0.0
        var reviewed = 0
        var verified = 0
        var verification = 0.0

        var meanConfidence: Double? { sure > 0 ? confidence / Double(sure) : nil }
        var meanVerification: Double? { verified > 0 ? verification / Double(verified) : nil }
        var reviewShare: Share { Share(part: reviewed, whole: documents) }

        static func + (left: Line, right: Line) -> Line {
            Line(
                documents: left.documents + right.documents, sure: left.sure + right.sure,
                confidence: left.confidence + right.confidence, reviewed: left.reviewed + right.reviewed,
                verified: left.verified + right.verified, verification: left.verification + right.verification
            )
        }
    }

    struct Group: Sendable, Hashable {
        var isBefore: Bool
        var category: String
        /// From 0; nil where only a person is sure.
        var confidenceClass: Int?
    }

    private(set) var lines: [Group: Line] = [:]

    static func read(_ request: ReportRequest, from reader: ReportReader) throws -> ClassificationQuality {
        let (period, before) = (request.period, request.before)
        let rows = try reader.query(
            """
            SELECT is_before, category, least(floor(own * \(classes)), \(classes) - 1)::integer AS class,
                count(*) AS documents, count(own) AS sure, coalesce(sum(own), 0) AS confidence,
                count(*) FILTER (WHERE was_reviewed) AS reviewed, count(verification) AS verified,
                coalesce(sum(verification), 0) AS verification
            FROM (
                SELECT arrived_at < \(period.start) AS is_before, category, verification,
                    state = 'review' OR reviewed_at IS NOT NULL AS was_reviewed,
                    CASE WHEN reviewed_at IS NULL OR NOT EXISTS (
                        SELECT FROM report_corrections AS c WHERE c.document_id = d.id AND c.what = 'category')
                    THEN confidence END AS own
                FROM report_documents AS d
                WHERE category IS NOT NULL AND arrived_at >= \(before.start) AND arrived_at < \(period.end)
            ) AS classified
            GROUP BY is_before, category, class
            """)
        var quality = ClassificationQuality()
        for row in rows {
            let group = Group(
                isBefore: try row.decode("is_before"), category: try row.decode("category"),
                confidenceClass: try row.decode("class"))
            quality.lines[group] = Line(
                documents: try row.decode("documents"), sure: try row.decode("sure"),
                confidence: try row.decode("confidence"), reviewed: try row.decode("reviewed"),
                verified: try row.decode("verified"), verification: try row.decode("verification"))
        }
        return quality
    }

    func sum(_ isIncluded: (Group) -> Bool) -> Line {
        lines.filter { isIncluded($0.key) }.values.reduce(Line(), +)
    }

    func all(before: Bool) -> Line { sum { $0.isBefore == before } }

    /// With documents in the period, those with the most first.
    var categories: [String] {
        let counts = Dictionary(grouping: lines.filter { !$0.key.isBefore }, by: \.key.category)
            .mapValues { $0.reduce(0) { $0 + $1.value.documents } }
        return counts.keys.sorted { (counts[$1] ?? 0, $0) < (counts[$0] ?? 0, $1) }
    }
}
