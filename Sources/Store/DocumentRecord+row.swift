import Documents
import Foundation
import Postgres

extension DocumentRecord {
    /// The columns that `init(row:)` reads, of a table or alias called `documents`.
    static let columns: SQL = """
        documents.id, documents.sha256, documents.size, documents.name, documents.tags, documents.pipeline,
        documents.pipeline_version, documents.state, documents.arrived_at, documents.finished_at,
        documents.media_type, documents.page_count, documents.language, documents.category,
        documents.confidence, documents.verification, documents.summary, documents.review_reason,
        documents.refusal_code, documents.refusal_message, documents.outbox_path, documents.outbox_files,
        documents.reviewed_at, documents.version_of
        """

    init(row: Row) throws {
        let hex = try row.decode("sha256", as: String.self)
        guard let hash = ContentHash(hex: hex) else { throw StoreError.unexpected("content hash \(hex)") }
        let stateName = try row.decode("state", as: String.self)
        guard let state = DocumentState(rawValue: stateName) else {
            throw StoreError.unexpected("state \(stateName)")
        }
        id = DocumentID(try row.decode("id", as: UUID.self))
        self.hash = hash
        size = try row.decode("size")
        name = try row.decode("name")
        tags = try row.decode("tags")
        pipeline = try row.decode("pipeline")
        pipelineVersion = try row.decode("pipeline_version")
        self.state = state
        arrived = try row.decode("arrived_at")
        finished = try row.decode("finished_at")
        mediaType = try row.decode("media_type", as: String?.self).map { MediaType($0) }
        pageCount = try row.decode("page_count")
        language = try row.decode("language")
        category = try row.decode("category")
        confidence = try row.decode("confidence")
        verification = try row.decode("verification")
        summary = try row.decode("summary")
        reviewReason = try row.decode("review_reason")
        refusalCode = try row.decode("refusal_code")
        refusalMessage = try row.decode("refusal_message")
        outboxPath = try row.decode("outbox_path")
        outboxFiles = try row.decode("outbox_files")
        reviewed = try row.decode("reviewed_at")
        versionOf = try row.decode("version_of", as: UUID?.self).map { DocumentID($0) }
    }
}
