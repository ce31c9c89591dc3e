import Documents
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

    /// How alike a word must be, of 1: `Rechnunq` is 0.78 of `Rechnung`.
    private static let similarityThreshold = 0.5

    /// Fills the pages' search vectors. The document's name, category and fields count for each of its pages, so that a
    /// query may join them with a page's own words.
    static func makeSearchable(_ id: DocumentID, on connection: isolated Connection) throws {
        let record = try document(id, on: connection)
        let configuration = record.language.flatMap { SearchQuery.configurations[$0] } ?? "simple"
        try connection.execute(
            """
            WITH about AS (
                SELECT documents.name || ' ' || coalesce(documents.category, '') || ' '
                    || array_to_string(documents.tags, ' ') || ' '
                    || coalesce((SELECT string_agg(value, ' ') FROM fields WHERE document_id = documents.id), '')
                    AS text
                FROM documents WHERE id = \(id.uuid)
            )
            UPDATE pages SET search = search_vector(about.text, pages.text, \(configuration)::text::regconfig)
            FROM about WHERE document_id = \(id.uuid)
            """)
    }

    /// Finds documents by their words, best first. `text` is as people type it into a search engine: words, "a
    /// phrase", or, -not. What finds nothing that way is looked for again by likeness.
    package func search(_ text: String, limit: Int) async throws -> [SearchHit] {
        let query = SearchQuery(text.storable)
        let exact = try await exactHits(query, limit: limit)
        guard exact.isEmpty else { return exact }
        return try await similarHits(query, limit: limit)
    }

    private func exactHits(_ query: SearchQuery, limit: Int) async throws -> [SearchHit] {
        guard let wanted = query.sql else { return [] }
        let languages = SearchQuery.configurations.sorted { $0.key < $1.key }
        let rows = try await database.query(
            """
            WITH wanted AS (SELECT \(wanted) AS query),
            hits AS (
                SELECT DISTINCT ON (document_id) document_id, number, ts_rank(search, query)::float8 AS rank
                FROM pages, wanted WHERE search @@ query
                ORDER BY document_id, rank DESC, number
            ),
            best AS (SELECT * FROM hits ORDER BY rank DESC, document_id DESC LIMIT \(limit))
            SELECT \(DocumentRecord.columns), best.number, best.rank,
                ts_headline(coalesce(configuration, 'simple')::regconfig, left(pages.text, 20000), query,
                    'StartSel=«, StopSel=», MaxWords=18, MinWords=6, MaxFragments=1') AS excerpt
            FROM best JOIN documents ON documents.id = best.document_id
                JOIN pages ON pages.document_id = best.document_id AND pages.number = best.number
                LEFT JOIN unnest(\(languages.map(\.key)), \(languages.map(\.value))) AS known (tag, configuration)
                    ON tag = documents.language,
                wanted
            ORDER BY best.rank DESC, documents.id DESC
            """)
        return try rows.map { try hit($0, isExact: true) }
    }

    /// Pages that hold something like every word, and nothing that is excluded.
    private func similarHits(_ query: SearchQuery, limit: Int) async throws -> [SearchHit] {
        let words = query.similarWords
        guard !words.isEmpty else { return [] }
        let alike = words.map { "\($0)::text <% text" as SQL }.joined(separator: " AND ")
        let likeness = words.map { "word_similarity(\($0)::text, text)" as SQL }.joined(separator: " + ")
        let isAllowed = query.excludedSQL.map { "NOT search @@ (\($0))" as SQL } ?? "true"
        return try await database.transaction { connection in
            try connection.execute(
                """
                SELECT set_config('pg_trgm.word_similarity_threshold', \("\(DocumentStore.similarityThreshold)"), true)
                """)
            let rows = try connection.query(
                """
                WITH hits AS (
                    SELECT DISTINCT ON (document_id) document_id, number,
                        ((\(likeness)) / \(words.count))::float8 AS rank
                    FROM pages WHERE search IS NOT NULL AND \(alike) AND \(isAllowed)
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
