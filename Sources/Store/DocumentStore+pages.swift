package import Documents
package import Postgres

extension DocumentStore {
    /// Replaces a document's pages, or those of a range.
    package static func replacePages(
        _ pages: [Page], of document: DocumentID, in range: ClosedRange<Int>? = nil,
        on connection: isolated Connection
    ) throws {
        try connection.execute(
            """
            DELETE FROM pages WHERE document_id = \(document.uuid)
                AND number BETWEEN \(range?.lowerBound ?? 1) AND \(range?.upperBound ?? Int(Int32.max))
            """)
        for page in pages {
            let words = try StoredJSON.encode(page.words)
            try connection.execute(
                """
                INSERT INTO pages (document_id, number, source, text, confidence, rotation, width, height,
                    resolution, words)
                VALUES (\(document.uuid), \(page.number), \(page.source.rawValue), \(page.text.storable),
                    \(page.confidence.asProbability), \(page.rotation), \(page.width), \(page.height), \(page.resolution),
                    \(words)::json)
                """)
        }
    }

    /// A document's pages in order, with their words.
    package func pages(of document: DocumentID) async throws -> [Page] {
        let rows = try await database.query(
            """
            SELECT number, source, text, confidence, rotation, width, height, resolution, words::text AS words
            FROM pages WHERE document_id = \(document.uuid) ORDER BY number
            """)
        return try rows.map { row in
            let sourceName = try row.decode("source", as: String.self)
            guard let source = Page.Source(rawValue: sourceName) else {
                throw StoreError.unexpected("page source \(sourceName)")
            }
            return Page(
                number: try row.decode("number"), source: source, text: try row.decode("text"),
                confidence: try row.decode("confidence"), rotation: try row.decode("rotation"),
                width: try row.decode("width"), height: try row.decode("height"),
                resolution: try row.decode("resolution"),
                words: try StoredJSON.decode([Word].self, from: try row.decode("words")))
        }
    }
}
