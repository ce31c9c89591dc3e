package import Documents
package import Extraction
import Foundation
import Logging
package import Pipelines
package import Store

/// Puts the document on the shelf: its files into the outbox, then fields, search and state into the database. Or,
/// when we aren't sure enough, before a person.
package struct PersistStage: Stage {
    package let name = StageName.persist
    /// Its effect is outside of the database: never skipped.
    package let version: String? = nil

    private let store: DocumentStore
    private let outbox: Outbox
    private let renditions: RenditionMaker

    package init(
        store: DocumentStore, blobs: any BlobStore, reader: any DocumentReader, outbox: Outbox,
        workFolder: String
    ) {
        self.store = store
        self.outbox = outbox
        renditions = RenditionMaker(blobs: blobs, reader: reader, workFolder: workFolder)
    }

    package func process(_ assignment: Assignment) async throws -> Completion {
        var finished = try await gather(assignment)
        if let reason = finished.reasonForReview {
            return Completion(next: .end) { [finished] connection in
                try DocumentStore.describe(finished.record.id, as: finished.description, on: connection)
                try DocumentStore.sendToReview(finished.record.id, because: reason, on: connection)
            }
        }
        let place = try await store.reserveOutboxPath(finished.path, for: finished.record.id)
        let files = try await publish(&finished, at: place)
        return Completion(next: .end) { [finished] connection in
            if !finished.isReviewed {
                try DocumentStore.describe(finished.record.id, as: finished.description, on: connection)
            }
            try DocumentStore.markStored(
                finished.record.id, pipelineVersion: finished.pipeline.version, files: files, on: connection)
        }
    }

    /// What the stages before found, under the corrections of whoever reviewed it.
    private func gather(_ assignment: Assignment) async throws -> FinishedDocument {
        let record = assignment.document
        var documentClass = try await store.result(of: .classify, for: record.id, as: DocumentClass.self)
        var enrichment = try await store.result(of: .enrich, for: record.id, as: Enrichment.self)
        if record.reviewed != nil {
            documentClass.category = record.category ?? documentClass.category
            documentClass.confidence = record.confidence ?? documentClass.confidence
            enrichment.fields = try await store.fields(of: record.id)
        }
        return FinishedDocument(
            record: record, pipeline: assignment.pipeline,
            extracted: try await store.extractedDocument(record.id), documentClass: documentClass,
            enrichment: enrichment, children: try await store.children(of: record.id))
    }

    private func publish(_ finished: inout FinishedDocument, at place: String) async throws -> [String] {
        let id = finished.record.id
        return try await renditions.withFiles(of: &finished) { files in
            let outbox = outbox
            return try await BlockingWork.run { try outbox.publish(files, at: place, document: id) }
        }
    }
}
