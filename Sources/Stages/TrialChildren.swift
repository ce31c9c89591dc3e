import Documents
import Extraction
import Foundation
import Store
import Synchronization

/// The files within a document that is only tried: they lie in a folder for as long as that takes.
final class TrialChildren: ChildReceiver {
    struct File: Sendable {
        /// As the document calls it.
        var path: String
        /// Where its bytes lie.
        var content: Result<String, Refusal>
    }

    private let collector: ChildCollector
    private let folder: BlobFolder

    init(folder: String, limits: ChildLimits) {
        self.folder = BlobFolder(folder: folder)
        collector = ChildCollector(blobs: self.folder, workFolder: folder, limits: limits)
    }

    func beginAnew() { collector.beginAnew() }

    func receive(_ event: ChildEvent) throws {
        if case .begun = event { try folder.prepare() }
        try collector.receive(event)
    }

    var files: [File] {
        collector.children.map { child in
            switch child.content {
            case .refused(let refusal): File(path: child.path, content: .failure(refusal))
            case .blob(let hash, _): File(path: child.path, content: .success(folder.path(of: hash)))
            }
        }
    }
}
