package import Foundation
package import Pipelines

/// A file that somebody hands in.
package struct IncomingFile: Sendable, Hashable {
    /// The last part of its path, fit to be shown: what is not UTF-8 or not printable is escaped as `\x1b`.
    package var name: String
    /// Below `folder`, parts separated by `/`, escaped like `name`.
    package var relativePath: String
    /// The subfolders that it lay in, outermost first.
    package var tags: [String]
    /// As the pipeline writes it: `inbox/invoices`.
    package var folder: String
    package var pipeline: String
    /// In bytes, when it was last looked at; the blob's own size is what counts.
    package var size: Int
    package var modified: Date
    package var duplicates: WatchOptions.Duplicates
    /// Of its jobs; nil for what the door usually gives.
    package var priority: Int?
    /// Opaque; equal for a file that lies untouched in its place, different once it was written, replaced or moved.
    package var fingerprint: String

    package init(
        name: String, relativePath: String, tags: [String] = [], folder: String, pipeline: String, size: Int,
        modified: Date, duplicates: WatchOptions.Duplicates = .skip, priority: Int? = nil,
        fingerprint: String
    ) {
        self.name = name
        self.relativePath = relativePath
        self.tags = tags
        self.folder = folder
        self.pipeline = pipeline
        self.size = size
        self.modified = modified
        self.duplicates = duplicates
        self.priority = priority
        self.fingerprint = fingerprint
    }
}
