package import Documents
package import Foundation

/// A row of `documents`.
package struct DocumentRecord: Sendable, Hashable {
    package var id: DocumentID
    package var hash: ContentHash
    package var size: Int
    /// The file's own name, without folders.
    package var name: String
    package var tags: [String]
    package var pipeline: String
    package var pipelineVersion: String
    package var state: DocumentState
    package var arrived: Date
    package var finished: Date?
    package var mediaType: MediaType?
    package var pageCount: Int?
    package var language: String?
    package var category: String?
    package var confidence: Double?
    package var verification: Double?
    package var summary: String?
    package var reviewReason: String?
    package var refusalCode: String?
    package var refusalMessage: String?
    package var outboxPath: String?
    package var outboxFiles: [String]
    package var reviewed: Date?
    package var versionOf: DocumentID?
}
