package import Documents
package import Foundation

/// A file that was found within a document, its bytes already safe in the blob store.
package struct NewChild: Sendable, Hashable {
    package enum Content: Sendable, Hashable {
        case blob(ContentHash, size: Int)
        case refused(Refusal)
    }

    /// In its parent, from 1: the same however often that is read.
    package var position: Int
    /// Within its parent, fit to be shown and stored.
    package var path: String
    package var modified: Date?
    package var content: Content

    package init(position: Int, path: String, modified: Date? = nil, content: Content) {
        self.position = position
        self.path = path
        self.modified = modified
        self.content = content
    }

    /// Without the folders that it lies in.
    var name: String { path.split(separator: "/").last.map(String.init) ?? path }

    var folders: [String] { path.split(separator: "/").dropLast().map(String.init) }
}
