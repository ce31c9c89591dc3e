package import Documents
internal import Glibc
internal import SystemPackage

/// For backups: a backup's blobs are a store of their own.
extension BlobFolder {
    package enum Adoption: Sendable, Hashable {
        /// It was here, whole.
        case present
        /// The same file, under one more name.
        case linked
        case copied
        /// None of the others has it, or what they have isn't it any more.
        case missing
    }

    /// Gets a blob from the first of `others` that has it whole: as a link where they share a file system, since blobs
    /// never change; else as a copy, whose hash is looked at. Brings nothing to the disk: see `FileSync.all`.
    package func adopt(_ hash: ContentHash, size: Int, from others: [BlobFolder]) throws -> Adoption {
        guard try self.size(of: hash) != size else { return .present }
        for other in others where try other.size(of: hash) == size {
            _ = try FileSync.makeUnsynchronisedFolder(container(of: hash))
            if try link(to: other.path(of: hash), as: path(of: hash)) { return .linked }
            if try copy(other.path(of: hash), as: hash) { return .copied }
        }
        return .missing
    }

    /// False where links can't be: across file systems, on those that have none, or when the file has too many.
    private func link(to original: String, as path: String) throws(StorageFault) -> Bool {
        if Glibc.link(original, path) == 0 { return true }
        // What is here has another size: a disk cut it short.
        if errno == EEXIST {
            try Self.unlink(path)
            return try link(to: original, as: path)
        }
        guard [EXDEV, EPERM, EOPNOTSUPP, EMLINK, ENOSYS, ENOENT].contains(errno) else {
            throw StorageFault(.create, path, Errno(rawValue: errno))
        }
        return false
    }

    /// False when the bytes are others than the name says, or gone.
    private func copy(_ original: String, as hash: ContentHash) throws -> Bool {
        let descriptor = open(original, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else {
            if errno == ENOENT { return false }
            throw StorageFault(.readSource, original, Errno(rawValue: errno))
        }
        defer { close(descriptor) }
        var temporary = try TemporaryBlob(in: temporaries)
        try temporary.take(contentsOf: FileDescriptor(rawValue: descriptor), limit: nil)
        guard temporary.finish().0 == hash else { return false }
        try temporary.move(to: path(of: hash))
        return true
    }

    package func takeBack(_ hash: ContentHash, size: Int, from other: BlobFolder) throws -> Bool {
        try adopt(hash, size: size, from: [other]) != .missing
    }

    package func synchronise() throws {
        try FileSync.everything(around: folder)
    }
}
