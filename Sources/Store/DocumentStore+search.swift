import Documents
import Foundation
import Postgres

extension DocumentStore {
    package struct SearchHit: Sendable {
        package var document: DocumentRecord
        /// The best page, from 1.
        package var page: Int
        package var rank: Double
        /// Whether the words were found as they are, or only something that looks like them (an OCR slip).
        package var isExact: Bool
        /// A few words around the hit, the hit between « and ».
        package var excerpt: String
    }

    /// Postgres's text search configuration for a language (BCP 47); `simple` knows no stems.
    static let configurations = [
        "en": "english", "de": "german", "fr": "french", "ru": "russian", "es": "spanish", "it": "italian",
        "nl": "dutch", "pt": "portuguese",
    ]

    /// Fills the pages' search vectors: stems of the document's language and the words as they are, so that numbers and
    /// names are found too. The document's name, category and fields count for each of its pages, so that a query may
    /// join them with a page's own words.
    static func makeSearchable(_ id: DocumentID, on connection: isolated Connection) throws {
        let record = try document(id, on: connection)
        let configuration = record.language.flatMap { configurations[$0] } ?? "simple"
        try connection.execute(
            """
            WITH about AS (
                SELECT documents.name || ' ' || coalesce(documents.category, '') || ' '
                    || array_to_string(documents.tags, ' ') || ' '
                    || coalesce((SELECT string_agg(value, ' ') FROM fields WHERE document_id = documents.id), '')
                    AS text
                FROM documents WHERE id = \(id.uuid)
            )
            UPDATE pages
            SET search = setweight(to_tsvector('simple', left(about.text, 20000)), 'A')
                || setweight(to_tsvector(\(configuration)::text::regconfig, left(pages.text, 100000)), 'C')
                || setweight(to_tsvector('simple', left(pages.text, 100000)), 'D')
            FROM about WHERE document_id = \(id.uuid)
            """)
    }

    /// Finds documents by their words, best first. `query` is as people type it into a search engine: words, "a
    /// phrase", or, -not. What finds nothing that way is looked for again by likeness.
    package func search(_ query: String, limit: Int) async throws -> [SearchHit] {
        let exact = try await exactHits(query, limit: limit)
        guard exact.isEmpty else { return exact }
        return try await similarHits(query, limit: limit)
    }

    private func exactHits(_ query: String, limit: Int) async throws -> [SearchHit] {
        let rows = try await database.query(
            """
            WITH wanted AS (
                SELECT websearch_to_tsquery('simple', \(query)) || websearch_to_tsquery('english', \(query))
                    || websearch_to_tsquery('german', \(query)) || websearch_to_tsquery('french', \(query))
                    || websearch_to_tsquery('russian', \(query)) || websearch_to_tsquery('spanish', \(query))
                    || websearch_to_tsquery('italian', \(query)) || websearch_to_tsquery('dutch', \(query)) AS query
            ),
            hits AS (
                SELECT DISTINCT ON (document_id) document_id, number, ts_rank(search, query)::float8 AS rank
                FROM pages, wanted WHERE search @@ query
                ORDER BY document_id, rank DESC, number
            ),
            best AS (SELECT * FROM hits ORDER BY rank DESC, document_id DESC LIMIT \(limit))
            SELECT \(DocumentRecord.columns), best.number, best.rank,
                ts_headline('simple', left(pages.text, 20000), query,
                    'StartSel=«, StopSel=», MaxWords=18, MinWords=6, MaxFragments=1') AS excerpt
            FROM best JOIN documents ON documents.id = best.document_id
                JOIN pages ON pages.document_id = best.document_id AND pages.number = best.number, wanted
            ORDER BY best.rank DESC, documents.id DESC
            """)
        return try rows.map { try hit($0, isExact: true) }
    }

    private func similarHits(_ query: String, limit: Int) async throws -> [SearchHit] {
        let words = query.split { !$0.isLetter && !$0.isNumber }.map(String.init).filter { $0.count > 3 }
        guard !words.isEmpty else { return [] }
        let likely = words.joined(separator: " ")
        return try await database.transaction { connection in
            try connection.execute("SET LOCAL pg_trgm.word_similarity_threshold = 0.5")
            let rows = try connection.query(
                """
                WITH hits AS (
                    SELECT DISTINCT ON (document_id) document_id, number,
                        word_similarity(\(likely), text)::float8 AS rank
                    FROM pages WHERE search IS NOT NULL AND \(likely) <% text
                    ORDER BY document_id, rank DESC, number
                ),
                best AS (SELECT * FROM hits ORDER BY rank DESC, document_id DESC LIMIT \(limit))
                SELECT \(DocumentRecord.columns), best.number, best.rank,
                    left(pages.text, 120) AS excerpt
                FROM best JOIN documents ON documents.id = best.document_id
                    JOIN pages ON pages.document_id = best.document_id AND pages.number = best.number
                ORDER BY best.rank DESC, documents.id DESC
                """)
            return try rows.map { try hit($0, isExact: false) }
        }
    }

    private func hit(_ row: Row, isExact: Bool) throws -> SearchHit {
        SearchHit(
            document: try DocumentRecord(row: row), page: try row.decode("number"),
            rank: try row.decode("rank"), isExact: isExact, excerpt: try row.decode("excerpt"))
    }
}
