package import Documents
internal import Glibc
package import SystemPackage

/// Files named by the SHA-256 of their bytes, in two levels of folders: `ab/cd/abcd…`. A blob is whole and on the disk
/// from the moment that it has its name: it is written under `tmp/`, synchronised, and only then moved. Every call
/// blocks on the disk; call from a lane, not from the cooperative pool.
///
/// Two processes, also of two machines, may share one folder (docs/blobs.md).
package struct BlobFolder: BlobStore {
    package let folder: String

    package init(folder: String) {
        self.folder = folder
    }

    package var description: String { folder }
    package var asFolder: BlobFolder? { self }
    package var lendingFolder: String { folder }
    package var temporaries: String { "\(folder)/tmp" }

    package func path(of hash: ContentHash) -> String {
        "\(container(of: hash))/\(hash.hex)"
    }

    func container(of hash: ContentHash) -> String {
        let first = hash.hex.prefix(2)
        let second = hash.hex.dropFirst(2).prefix(2)
        return "\(folder)/\(first)/\(second)"
    }

    /// Makes the folders, and sweeps away what crashed writers left behind more than an hour ago.
    package func prepare() throws(StorageFault) {
        try FileSync.makeFolder(temporaries)
        _ = try removeTemporaries(olderThan: 3600)
    }

    /// Removes what crashed writers left behind, so many seconds ago; answers how many.
    package func removeTemporaries(olderThan age: Int) throws(StorageFault) -> Int {
        let now = try clock()
        var removed = 0
        for name in try FolderListing.names(in: temporaries) {
            let path = "\(temporaries)/\(name)"
            guard let status = try Self.status(of: path), status.st_mtim.tv_sec < now - age else {
                continue
            }
            try Self.unlink(path)
            removed += 1
        }
        return removed
    }

    /// Reads `descriptor` from where it stands to its end, once. Throws a `Refusal` (`file-too-large`) over `limit`
    /// bytes, a `StorageFault` when a disk fails; neither leaves anything behind.
    package func store(contentsOf descriptor: FileDescriptor, limit: Int?) throws -> StoredBlob {
        var temporary = try TemporaryBlob(in: temporaries)
        try temporary.take(contentsOf: descriptor, limit: limit)
        return try keep(temporary)
    }

    /// Stores bytes that are in memory already.
    package func store(_ bytes: UnsafeRawBufferPointer) throws(StorageFault) -> StoredBlob {
        var temporary = try TemporaryBlob(in: temporaries)
        try temporary.append(bytes)
        return try keep(temporary)
    }

    /// In bytes; nil when there is no such blob.
    package func size(of hash: ContentHash) throws(StorageFault) -> Int? {
        try Self.status(of: path(of: hash)).map { Int($0.st_size) }
    }

    package func lastUsed(_ hash: ContentHash) throws(StorageFault) -> Int? {
        try Self.status(of: path(of: hash)).map { $0.st_mtim.tv_sec }
    }

    /// By the clock of whoever keeps the folder's times, which on a share is another machine: a new file shows it.
    package func clock() throws(StorageFault) -> Int {
        try TemporaryBlob(in: temporaries).modified()
    }

    package func withFile<Result: Sendable>(
        of hash: ContentHash, _ use: (_ path: String) async throws -> Result
    ) async throws -> Result {
        try await use(path(of: hash))
    }

    package func rehash(_ hash: ContentHash) throws(StorageFault) -> ContentHash? {
        try ContentHasher.hash(ofFile: path(of: hash))
    }

    /// Removes a blob; no error when it isn't there.
    package func remove(_ hash: ContentHash) throws(StorageFault) {
        try Self.unlink(path(of: hash))
    }

    private func keep(_ temporary: consuming TemporaryBlob) throws(StorageFault) -> StoredBlob {
        let (hash, size) = temporary.finish()
        let target = path(of: hash)
        if try self.size(of: hash) == size {
            try Self.markAsUsed(target)
            // Whoever moved it there may not have come this far yet.
            try FileSync.folder(container(of: hash))
            return StoredBlob(hash: hash, size: size, isNew: false)
        }
        // There is none, or one that the disk has cut short: put the whole one in its place. The folders are made
        // first, so that the journal commit that carries the bytes carries them too.
        let parents = try FileSync.makeUnsynchronisedFolder(container(of: hash))
        try temporary.synchronise()
        for parent in parents { try FileSync.folder(parent) }
        try temporary.move(to: target)
        try FileSync.folder(container(of: hash))
        return StoredBlob(hash: hash, size: size, isNew: true)
    }

    /// Tells whoever removes orphans that somebody is about to refer to this blob.
    private static func markAsUsed(_ path: String) throws(StorageFault) {
        guard utimensat(AT_FDCWD, path, nil, 0) == 0 else {
            throw StorageFault(.inspect, path, Errno(rawValue: errno))
        }
    }

    static func status(of path: String) throws(StorageFault) -> stat? {
        var status = stat()
        if lstat(path, &status) == 0 { return status }
        if errno == ENOENT || errno == ENOTDIR { return nil }
        throw StorageFault(.inspect, path, Errno(rawValue: errno))
    }

    static func unlink(_ path: String) throws(StorageFault) {
        guard Glibc.unlink(path) == 0 || errno == ENOENT else {
            throw StorageFault(.remove, path, Errno(rawValue: errno))
        }
    }
}
