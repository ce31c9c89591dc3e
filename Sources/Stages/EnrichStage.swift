import Agents
package import Documents
package import Pipelines
package import Store

/// Lets the pipeline's agents find, normalise and check the document's fields.
package struct EnrichStage: Stage {
    package let name = StageName.enrich
    package var version: String? { Orchestrator.version }

    private let store: DocumentStore

    package init(store: DocumentStore) {
        self.store = store
    }

    package func process(_ assignment: Assignment) async throws -> Completion {
        let document = assignment.document
        let extracted = try await store.extractedDocument(document.id)
        let documentClass = try await store.result(
            of: .classify, for: document.id, as: DocumentClass.self)
        let enrichment = try await Orchestrator(options: assignment.pipeline.enrich)
            .enrich(extracted, class: documentClass, fileName: document.name)
        let megabytes = assignment.megabytes(for: .persist, knowing: extracted.pages)
        return Completion(next: .stage(.persist), megabytes: megabytes) { connection in
            try DocumentStore.keep(
                enrichment, of: .enrich, for: document.id, memoKey: assignment.memoKey, on: connection)
        }
    }
}
