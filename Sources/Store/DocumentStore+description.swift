package import Documents
import Foundation
package import Postgres

extension DocumentStore {
    /// Everything that the stages found out about a document.
    package struct Description: Sendable {
        package var mediaType: MediaType
        package var pageCount: Int
        package var documentClass: DocumentClass
        package var enrichment: Enrichment
        /// Of the extract stage and of the agents.
        package var findings: [Finding]

        package init(
            mediaType: MediaType, pageCount: Int, documentClass: DocumentClass, enrichment: Enrichment,
            findings: [Finding]
        ) {
            self.mediaType = mediaType
            self.pageCount = pageCount
            self.documentClass = documentClass
            self.enrichment = enrichment
            self.findings = findings
        }
    }

    /// Writes what is known about a document and makes it searchable.
    package static func describe(
        _ id: DocumentID, as description: Description, on connection: isolated Connection
    ) throws {
        let documentClass = description.documentClass
        try connection.execute(
            """
            UPDATE documents
            SET media_type = \(description.mediaType.name), page_count = \(description.pageCount),
                language = \(documentClass.language), category = \(documentClass.category),
                confidence = \(documentClass.confidence.asProbability),
                verification = \(description.enrichment.verification?.asProbability),
                summary = \(description.enrichment.summary.storable)
            WHERE id = \(id.uuid)
            """)
        try replaceFields(description.enrichment.fields, of: id, on: connection)
        try connection.execute("DELETE FROM findings WHERE document_id = \(id.uuid)")
        for (position, finding) in description.findings.enumerated() {
            try connection.execute(
                """
                INSERT INTO findings (document_id, position, code, severity, message)
                VALUES (\(id.uuid), \(position), \(finding.code), \(finding.severity.rawValue),
                    \(finding.message.storable))
                """)
        }
        try makeSearchable(id, on: connection)
    }

    package static func replaceFields(
        _ fields: [Field], of id: DocumentID, on connection: isolated Connection
    ) throws {
        try connection.execute("DELETE FROM fields WHERE document_id = \(id.uuid)")
        for (position, field) in fields.enumerated() {
            let box = field.box.map { [$0.x, $0.y, $0.width, $0.height] }
            try connection.execute(
                """
                INSERT INTO fields (document_id, position, name, value, text, page, box, confidence, source)
                VALUES (\(id.uuid), \(position), \(field.name), \(field.value.storable), \(field.text.storable),
                    \(field.page), \(box), \(field.confidence.asProbability), \(field.source))
                """)
        }
    }

    package func fields(of id: DocumentID) async throws -> [Field] {
        try await database.query(
            """
            SELECT name, value, text, page, box, confidence, source FROM fields
            WHERE document_id = \(id.uuid) ORDER BY position
            """
        ).map { row in
            let box = try row.decode("box", as: [Double]?.self)
            return Field(
                name: try row.decode("name"), value: try row.decode("value"), text: try row.decode("text"),
                page: try row.decode("page"),
                box: box.map { Box(x: $0[0], y: $0[1], width: $0[2], height: $0[3]) },
                confidence: try row.decode("confidence"), source: try row.decode("source"))
        }
    }

    package func findings(of id: DocumentID) async throws -> [Finding] {
        try await database.query(
            "SELECT code, severity, message FROM findings WHERE document_id = \(id.uuid) ORDER BY position"
        ).map { row in
            let severityName = try row.decode("severity", as: String.self)
            guard let severity = Finding.Severity(rawValue: severityName) else {
                throw StoreError.unexpected("severity \(severityName)")
            }
            return Finding(
                code: try row.decode("code"), severity: severity, message: try row.decode("message"))
        }
    }
}

extension Double {
    /// Within 0…1, also when rounding errors or a NaN came out of a model.
    var asProbability: Double { isNaN ? 0 : Swift.min(1, Swift.max(0, self)) }
}
