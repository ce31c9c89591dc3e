import Documents
import Foundation
import Jobs
import Postgres
import PostgresTestSupport
import Store

/// A store on a database of its own, with the pipeline `default` at version `v1` on record.
func withStore(_ body: (DocumentStore) async throws -> Void) async throws {
    try await withFreshDatabase(migrations: Schema.migrations) { database in
        let store = DocumentStore(database: database)
        try await store.record(pipeline: "default", version: "v1", definition: #"{"name": "default"}"#)
        try await body(store)
    }
}

extension NewArrival {
    /// A file whose bytes are `text`.
    static func sample(
        _ text: String, folder: String = "inbox", path: String? = nil, name: String? = nil,
        duplicates: NewArrival.Duplicates = .skip
    ) -> NewArrival {
        let path = path ?? "\(text).pdf"
        return NewArrival(
            source: .watch, folder: folder, relativePath: path, name: name ?? path,
            modified: Date(timeIntervalSince1970: 1_700_000_000), fingerprint: "print of \(text)",
            hash: ContentHasher.hash(of: text.utf8), size: text.utf8.count, duplicates: duplicates,
            pipeline: "default", pipelineVersion: "v1")
    }
}

extension DocumentStore {
    /// A new document with this content.
    func admitted(_ arrival: NewArrival) async throws -> DocumentID {
        guard case .accepted(let id) = try await admit(arrival) else {
            throw StoreError.unexpected("\(arrival.relativePath) was here before")
        }
        return id
    }

    /// Ends the document's one job as a worker would, with these writes.
    func finish(
        _ id: DocumentID, next: StageName? = nil,
        _ write: @escaping @Sendable (isolated Connection) throws -> Void
    ) async throws {
        let queue = JobQueue(database: database)
        for stage in StageName.ofDocuments {
            for job in try await queue.claim(stage, limit: 100) where job.document == id {
                let following = next.map { NewJob(document: id, stage: $0, pipeline: "default") }
                try await queue.complete(
                    job,
                    with: HandOff(outcome: .succeeded, next: following.map { [$0] } ?? [], write: write),
                    maxAttempts: 10)
            }
        }
    }

    /// A document that stands on the shelf.
    func stored(
        _ arrival: NewArrival, as description: Description = .sample(), pages: [Page] = []
    ) async throws -> DocumentID {
        let id = try await admitted(arrival)
        try await finish(id) { connection in
            try DocumentStore.replacePages(pages, of: id, on: connection)
            try DocumentStore.describe(id, as: description, on: connection)
            try DocumentStore.markStored(id, pipelineVersion: "v1", files: ["a.pdf"], on: connection)
        }
        return id
    }

    /// A document that waits for a person.
    func inReview(_ arrival: NewArrival, as description: Description = .sample()) async throws -> DocumentID {
        let id = try await admitted(arrival)
        try await finish(id) { connection in
            try DocumentStore.describe(id, as: description, on: connection)
            try DocumentStore.sendToReview(id, because: "not sure", on: connection)
        }
        return id
    }
}

extension DocumentStore.Description {
    static func sample(
        category: String = "invoice", confidence: Double = 0.9, language: String? = "en",
        fields: [Field] = [],
        findings: [Finding] = [], summary: String = "An invoice.", verification: Double? = nil
    ) -> DocumentStore.Description {
        DocumentStore.Description(
            mediaType: .pdf, pageCount: 1,
            documentClass: DocumentClass(category: category, confidence: confidence, language: language),
            enrichment: Enrichment(
                fields: fields, findings: [], summary: summary, verification: verification),
            findings: findings)
    }
}

extension Page {
    static func sample(_ text: String, number: Int = 1) -> Page {
        Page(
            number: number, source: .ocr, text: text, confidence: 0.9, width: 595, height: 842,
            resolution: 300,
            words: [
                Word(
                    text: text.split(separator: " ").first.map(String.init) ?? "",
                    box: Box(x: 0.1, y: 0.2, width: 0.3, height: 0.1), confidence: 0.5, line: 0)
            ])
    }
}

extension Field {
    static func sample(_ name: String, _ value: String) -> Field {
        Field(name: name, value: value, text: value, confidence: 0.8, source: "analyzer/label")
    }
}
