package import Documents
package import Foundation

/// A file at the door, its bytes already safe in the blob store.
package struct NewArrival: Sendable, Hashable {
    package enum Source: String, Sendable {
        case watch, submit
        /// It lay within another document.
        case container
    }

    /// What becomes of bytes that have been here before.
    package enum Duplicates: String, Sendable {
        case skip, version, process
    }

    package var source: Source
    package var folder: String?
    package var relativePath: String
    package var name: String
    package var tags: [String]
    package var modified: Date?
    /// Equal for a file that lies untouched in its place.
    package var fingerprint: String?
    package var hash: ContentHash
    package var size: Int
    package var duplicates: Duplicates
    package var pipeline: String
    package var pipelineVersion: String
    /// When we began to take it.
    package var began: Date
    package var priority: Int
    package var maxAttempts: Int

    package init(
        source: Source, folder: String?, relativePath: String, name: String, tags: [String] = [],
        modified: Date? = nil, fingerprint: String? = nil, hash: ContentHash, size: Int,
        duplicates: Duplicates,
        pipeline: String, pipelineVersion: String, began: Date = Date(), priority: Int = 0,
        maxAttempts: Int = 10
    ) {
        self.source = source
        self.folder = folder
        self.relativePath = relativePath
        self.name = name
        self.tags = tags
        self.modified = modified
        self.fingerprint = fingerprint
        self.hash = hash
        self.size = size
        self.duplicates = duplicates
        self.pipeline = pipeline
        self.pipelineVersion = pipelineVersion
        self.began = began
        self.priority = priority
        self.maxAttempts = maxAttempts
    }
}
