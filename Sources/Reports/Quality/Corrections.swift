import Postgres
import Publishing

/// What people put right, and what they left as it was, of the documents that they looked at in the period.
struct Corrections: Sendable {
    struct Category: Sendable, Hashable {
        /// That the classification had given.
        var name: String
        var looked: Int
        /// To which a person gave another one.
        var wrongCategory: Int
        /// Of which a person changed a field.
        var wrongFields: Int
    }

    struct Field: Sendable, Hashable {
        var name: String
        var documents: Int
        var documentsBefore: Int
    }

    /// Those that were looked at most first.
    var categories: [Category]
    /// Those that were corrected most first.
    var fields: [Field]
    /// Single corrections, of categories and fields.
    var made: Int
    var madeBefore: Int

    var looked: Int { categories.reduce(0) { $0 + $1.looked } }
    var wrongCategory: Int { categories.reduce(0) { $0 + $1.wrongCategory } }

    static func read(_ request: ReportRequest, from reader: ReportReader) throws -> Corrections {
        let (period, before) = (request.period, request.before)
        // The first correction tells what the classification had said; later ones change a person's mind.
        let categories = try reader.query(
            """
            SELECT coalesce(first.before, d.category, '') AS category, count(*) AS looked,
                count(*) FILTER (WHERE first.before IS DISTINCT FROM d.category AND first.document_id IS NOT NULL)
                    AS wrong_category,
                count(*) FILTER (WHERE EXISTS (SELECT FROM report_corrections AS c
                    WHERE c.document_id = d.id AND c.what <> 'category' AND c.before IS DISTINCT FROM c.after))
                    AS wrong_fields
            FROM report_documents AS d
            LEFT JOIN LATERAL (
                SELECT document_id, before FROM report_corrections AS c
                WHERE c.document_id = d.id AND c.what = 'category' ORDER BY c.id LIMIT 1
            ) AS first ON true
            WHERE d.reviewed_at >= \(period.start) AND d.reviewed_at < \(period.end)
            GROUP BY 1 ORDER BY looked DESC, 1
            """
        ).map { row in
            Category(
                name: try row.decode("category"), looked: try row.decode("looked"),
                wrongCategory: try row.decode("wrong_category"), wrongFields: try row.decode("wrong_fields"))
        }
        let changes = try reader.query(
            """
            SELECT what, count(DISTINCT document_id) FILTER (WHERE made_at >= \(period.start)) AS documents,
                count(DISTINCT document_id) FILTER (WHERE made_at < \(before.end)) AS documents_before,
                count(*) FILTER (WHERE made_at >= \(period.start)) AS made,
                count(*) FILTER (WHERE made_at < \(before.end)) AS made_before
            FROM report_corrections
            WHERE made_at >= \(before.start) AND made_at < \(period.end) AND before IS DISTINCT FROM after
            GROUP BY what ORDER BY documents DESC, documents_before DESC, what
            """)
        return Corrections(
            categories: categories,
            fields: try changes.map { row in
                Field(
                    name: try row.decode("what"), documents: try row.decode("documents"),
                    documentsBefore: try row.decode("documents_before"))
            },
            made: try changes.reduce(0) { try $0 + $1.decode("made") },
            madeBefore: try changes.reduce(0) { try $0 + $1.decode("made_before") })
    }
}
