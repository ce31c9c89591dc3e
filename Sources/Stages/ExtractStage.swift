package import Documents
package import Extraction
package import Pipelines
package import Store

/// Reads the document: text layer or OCR, page by page, in an extractor.
package struct ExtractStage: Stage {
    package let name = StageName.extract
    package var version: String? { ExtractedDocument.readerVersion }

    private let reader: any DocumentReader
    private let blobs: BlobStore

    package init(reader: any DocumentReader, blobs: BlobStore) {
        self.reader = reader
        self.blobs = blobs
    }

    package func process(_ assignment: Assignment) async throws -> Completion {
        let document = assignment.document
        let extracted = try await reader.read(
            ReadRequest(
                path: blobs.path(of: document.hash), fileName: document.name,
                options: assignment.pipeline.extract))
        var summary = extracted
        summary.pages = []
        return Completion(next: .stage(.classify)) { [summary] connection in
            try DocumentStore.replacePages(extracted.pages, of: document.id, on: connection)
            try DocumentStore.keep(
                summary, of: .extract, for: document.id, memoKey: assignment.memoKey, on: connection)
        }
    }
}

extension ExtractedDocument {
    /// Raised when reading the same bytes would give another result.
    package static let readerVersion = "1"
}
