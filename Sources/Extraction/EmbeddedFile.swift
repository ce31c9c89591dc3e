package import Foundation

/// A file that lies within a document: an attachment, a member of an archive.
package struct EmbeddedFile: Sendable, Hashable, Codable {
    /// As the document says it, parts separated by `/`: it may be anything, and is no path of ours.
    package var path: String
    package var modified: Date?

    package init(path: String, modified: Date? = nil) {
        self.path = path
        self.modified = modified
    }
}
