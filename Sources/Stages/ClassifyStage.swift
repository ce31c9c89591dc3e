import Classification
package import Documents
package import Pipelines
package import Store

/// Says what kind of document it is.
package struct ClassifyStage: Stage {
    package let name = StageName.classify
    package var version: String? { DocumentClassifier.version }

    private let store: DocumentStore

    package init(store: DocumentStore) {
        self.store = store
    }

    package func process(_ assignment: Assignment) async throws -> Completion {
        let document = assignment.document
        let extracted = try await store.extractedDocument(document.id)
        let documentClass = DocumentClassifier(options: assignment.pipeline.classify)
            .classify(extracted, fileName: document.name)
        let megabytes = assignment.megabytes(for: .enrich, knowing: extracted.pages)
        return Completion(next: .stage(.enrich), megabytes: megabytes) { connection in
            try DocumentStore.keep(
                documentClass, of: .classify, for: document.id, memoKey: assignment.memoKey, on: connection)
        }
    }
}
