internal import CLinux
internal import Glibc
internal import Pipelines
internal import Store
internal import SystemPackage

/// What becomes of a file in its folder once the door has its bytes: it is archived, deleted or kept. A file that was
/// written or replaced meanwhile is left for the next turn. Every call blocks on the disk.
struct Originals: Sendable {
    enum Outcome: Sendable, Hashable {
        /// There is nothing of it in the folder any more.
        case released
        /// It is still there, as it shall be.
        case kept
        /// It is no longer what was taken.
        case changed
        /// It is still there, as nothing may be removed from its folder.
        case stuck(Errno)
    }

    let archive: Archive

    /// Throws a `StorageFault` when the archive's disk fails.
    func release(
        _ candidate: Candidate, contents: FileDescriptor, taken: FileSignature
    ) throws -> Outcome {
        do {
            guard FileSignature(try FolderHandle.status(of: contents.rawValue)).hasSameContent(as: taken)
            else {
                return .changed
            }
            return try candidate.handle.withFolder(candidate.path.parent) { parent in
                try release(candidate, in: parent, contents: contents, taken: taken)
            }
        } catch let error as Errno {
            switch error {
            case .noSuchFileOrDirectory: return .released
            case .readOnlyFileSystem, .permissionDenied, .notPermitted: return .stuck(error)
            default: throw StorageFault(.rename, candidate.path.escaped, error)
            }
        }
    }

    private func release(
        _ candidate: Candidate, in parent: Int32, contents: FileDescriptor, taken: FileSignature
    ) throws -> Outcome {
        let entry = FolderEntry(folder: parent, name: candidate.path.name)
        let status = try entry.status()
        if status.st_mode & S_IFMT == S_IFLNK {
            // Its target is taken under its own name, or was; only the link is ours to remove.
            if candidate.folder.options.original == .keep { return .kept }
            try entry.unlink()
            return .released
        }
        guard FileSignature(status).hasSameContent(as: taken) else { return .changed }
        switch candidate.folder.options.original {
        case .keep: return .kept
        case .archive:
            return try archive.take(entry, of: candidate, contents: contents, taken: taken)
        case .delete:
            return try entry.removeIfUnchanged(since: taken, contents: contents)
        }
    }
}
