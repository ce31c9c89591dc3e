internal import Documents
internal import Foundation
internal import Pipelines

/// A settled file on its way to the door.
struct Candidate: Sendable {
    let folder: WatchedFolder
    let handle: FolderHandle
    let ready: SettlingBook.Ready

    var path: RelativePath { ready.path }
    var signature: FileSignature { ready.sighting.signature }

    /// Why it is turned away unread; nil for a file to take.
    var refusal: Refusal? {
        let code = ready.sighting.refusal ?? (signature.size == 0 ? .empty : nil)
        return code.map { Refusal($0, Self.message($0)) }
    }

    var incomingFile: IncomingFile {
        IncomingFile(
            name: path.name.escaped, relativePath: path.escaped, tags: path.parent.parts.map(\.escaped),
            folder: folder.options.folder, pipeline: folder.pipeline, size: signature.size,
            modified: Date(timeIntervalSince1970: Double(signature.modified) / 1e9),
            duplicates: folder.options.duplicates, priority: folder.options.priority,
            fingerprint: signature.fingerprint(
                hasStableInode: handle.kind == .local, staysInPlace: folder.options.original == .keep))
    }

    private static func message(_ code: Refusal.Code) -> String {
        switch code {
        case .empty: "The file has stayed empty."
        case .notAFile: "It is not a regular file."
        case .unsafeName: "Its name holds control characters or is not UTF-8."
        case .outsideFolder: "The link leads out of the watched folder."
        default: "It can't be taken."
        }
    }
}
