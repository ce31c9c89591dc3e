import Documents
import Store

extension DocumentStore {
    /// What the extract stage found: its result, and the pages that are kept beside it.
    func extractedDocument(_ id: DocumentID) async throws -> ExtractedDocument {
        var extracted = try await result(of: .extract, for: id, as: ExtractedDocument.self)
        extracted.pages = try await pages(of: id)
        return extracted
    }
}
