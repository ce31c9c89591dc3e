import Documents
import Foundation
import Store

/// All that is known about one document: in JSON, the keys of a list's line and these.
struct DocumentDetails: Encodable {
    struct Run: Encodable {
        var stage: String
        /// Of a range of a long document, from 1.
        var firstPage: Int?
        var lastPage: Int?
        var attempt: Int
        var started: Date
        var seconds: Double
        var outcome: String
        var code: String?
        var message: String?

        init(_ run: DocumentStore.Run) {
            stage = run.stage
            firstPage = run.pages?.lowerBound
            lastPage = run.pages?.upperBound
            attempt = run.attempt
            started = run.started
            seconds = run.finished.timeIntervalSince(run.started)
            outcome = run.outcome
            code = run.code
            message = run.message
        }
    }

    /// A file that lay within the document.
    struct Child: Encodable {
        var file: String
        /// Its document's; that of the same bytes, when they had been here before.
        var id: String?
        var isDuplicate: Bool
        var refusal: DocumentLine.Refusal?

        init(_ child: DocumentStore.Child) {
            file = child.path
            id = child.document?.description
            isDuplicate = child.isDuplicate
            refusal = child.refusalCode.map { DocumentLine.Refusal(code: $0, message: child.refusalMessage) }
        }
    }

    private enum Key: String, CodingKey {
        case parent, children, classification, fields, findings, pages, runs
    }

    var document: DocumentLine
    /// The document that it lay in.
    var parent: String?
    var children: [Child]
    /// What the classify stage said, before any correction; nil until it has.
    var classification: DocumentReport.ClassificationReport?
    var fields: [Field]
    var findings: [Finding]
    var pages: [DocumentReport.PageReport]
    var runs: [Run]

    static func load(_ id: DocumentID, from store: DocumentStore) async throws -> DocumentDetails {
        DocumentDetails(
            document: DocumentLine(try await store.document(id)),
            parent: try await store.parent(of: id)?.description,
            children: try await store.children(of: id).map(Child.init),
            classification: try await classification(of: id, in: store),
            fields: try await store.fields(of: id), findings: try await store.findings(of: id),
            pages: try await store.pages(of: id).map(DocumentReport.PageReport.init),
            runs: try await store.runs(of: id).map(Run.init))
    }

    private static func classification(
        of id: DocumentID, in store: DocumentStore
    ) async throws -> DocumentReport.ClassificationReport? {
        do {
            return DocumentReport.ClassificationReport(
                try await store.result(of: .classify, for: id, as: DocumentClass.self))
        } catch StoreError.noResult {
            return nil
        }
    }

    func encode(to encoder: any Encoder) throws {
        try document.encode(to: encoder)
        var container = encoder.container(keyedBy: Key.self)
        try container.encodeIfPresent(parent, forKey: .parent)
        try container.encode(children, forKey: .children)
        try container.encodeIfPresent(classification, forKey: .classification)
        try container.encode(fields, forKey: .fields)
        try container.encode(findings, forKey: .findings)
        try container.encode(pages, forKey: .pages)
        try container.encode(runs, forKey: .runs)
    }
}
