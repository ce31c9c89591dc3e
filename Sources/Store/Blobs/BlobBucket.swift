package import Buckets
package import Documents
internal import Foundation
internal import Glibc
package import SystemPackage

/// Blobs as objects of a bucket, under the names that a `BlobFolder` would give them: `ab/cd/abcd…`. An object is whole
/// or not there, as the S3 API has it, and was brought to the server's disks when it said so.
///
/// What is read as a file comes into a cache on this machine first; what is stored goes there too, since the first stage
/// will want it. The times of blobs are the server's.
package struct BlobBucket: BlobStore {
    /// An object that is older than this, in seconds, is made young again when its bytes come once more: whoever removes
    /// orphans leaves alone those of the last hour.
    private static let young = 900
    /// In seconds: no upload takes as long, so whatever began earlier was given up.
    private static let longestUpload = 86_400

    private let bucket: Bucket
    private let cache: BlobCache
    package let lendingFolder: String

    /// - Parameters:
    ///   - cacheFolder: on this machine; several processes may share it.
    ///   - cacheBound: in bytes, for this process.
    package init(_ bucket: Bucket, cacheFolder: String, cacheBound: Int) {
        self.bucket = bucket
        lendingFolder = cacheFolder
        cache = BlobCache(parent: cacheFolder, bound: cacheBound)
    }

    package var description: String { bucket.address.description }
    package var asFolder: BlobFolder? { nil }

    func key(of hash: ContentHash) -> String {
        bucket.address.key("\(hash.hex.prefix(2))/\(hash.hex.dropFirst(2).prefix(2))/\(hash.hex)")
    }

    package func prepare() throws {
        _ = try cache.folder()
    }

    package func removeTemporaries(olderThan age: Int) throws -> Int {
        try bucket.abortUploads(olderThan: max(age, Self.longestUpload))
    }

    package func synchronise() throws {}

    package func withFile<Result: Sendable>(
        of hash: ContentHash, _ use: (_ path: String) async throws -> Result
    ) async throws -> Result {
        let key = key(of: hash)
        return try await cache.withFile(
            of: hash,
            fetch: { [bucket, cache] in
                try BlobDownload.fetch(hash, under: key, from: bucket, into: cache.folder())
            }, use)
    }

    package func size(of hash: ContentHash) throws -> Int? {
        try bucket.object(key(of: hash))?.size
    }

    package func lastUsed(_ hash: ContentHash) throws -> Int? {
        try bucket.object(key(of: hash))?.lastModified
    }

    package func rehash(_ hash: ContentHash) throws -> ContentHash? {
        try BlobDownload.rehash(hash, under: key(of: hash), in: bucket)
    }

    package func remove(_ hash: ContentHash) throws {
        cache.drop(hash)
        try bucket.delete(key(of: hash))
    }

    package func clock() throws -> Int {
        try bucket.clock()
    }
}

// MARK: - Storing

extension BlobBucket {
    package func store(contentsOf descriptor: FileDescriptor, limit: Int?) throws -> StoredBlob {
        var temporary = try TemporaryBlob(in: cache.folder())
        try temporary.take(contentsOf: descriptor, limit: limit)
        return try keep(temporary)
    }

    package func store(_ bytes: UnsafeRawBufferPointer) throws -> StoredBlob {
        var temporary = try TemporaryBlob(in: cache.folder())
        try temporary.append(bytes)
        return try keep(temporary)
    }

    package func takeBack(_ hash: ContentHash, size: Int, from other: BlobFolder) throws -> Bool {
        guard try self.size(of: hash) != size else { return true }
        guard try other.rehash(hash) == hash else { return false }
        let path = other.path(of: hash)
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else { throw StorageFault(.readSource, path, Errno(rawValue: errno)) }
        defer { close(descriptor) }
        try bucket.upload(FileSlice(descriptor: descriptor, count: size), as: key(of: hash))
        return true
    }

    private func keep(_ temporary: consuming TemporaryBlob) throws -> StoredBlob {
        let (hash, size) = temporary.finish()
        let key = key(of: hash)
        let isNew = try !has(key, size: size)
        if isNew {
            try temporary.withDescriptor { descriptor in
                try bucket.upload(FileSlice(descriptor: descriptor, count: size), as: key)
            }
        }
        try cache.bring(temporary, hash, size: size)
        return StoredBlob(hash: hash, size: size, isNew: isNew)
    }

    /// Whether the bucket has it, and nobody will take it for an orphan soon.
    private func has(_ key: String, size: Int) throws -> Bool {
        guard let object = try bucket.object(key), object.size == size else { return false }
        // Servers refuse signatures that are off by more than a quarter of an hour, so this clock will do.
        return try object.lastModified > time(nil) - Self.young || bucket.renew(object)
    }
}

// MARK: - Listing

extension BlobBucket {
    package func shards() throws -> [String] {
        let prefix = bucket.address.key("")
        return try bucket.folders(below: prefix).map { String($0.dropFirst(prefix.count).dropLast()) }
            .filter { $0.wholeMatch(of: /[0-9a-f]{2}/) != nil }
    }

    package func listings(in shard: String) throws -> [BlobListing] {
        try bucket.objects(below: bucket.address.key("\(shard)/")).compactMap { object in
            // What people have put beside it is none of ours.
            guard let name = object.key.split(separator: "/").last, let hash = ContentHash(hex: String(name)),
                key(of: hash) == object.key
            else { return nil }
            return BlobListing(hash: hash, size: object.size, lastUsed: object.lastModified)
        }
    }

    /// One list for them all, and a question each for those that it lacks: some servers' lists are late.
    package func sizes(of hashes: [ContentHash], in shard: String) throws -> [ContentHash: Int] {
        guard !hashes.isEmpty else { return [:] }
        let wanted = Set(hashes)
        var sizes: [ContentHash: Int] = [:]
        for listing in try listings(in: shard) where wanted.contains(listing.hash) {
            sizes[listing.hash] = listing.size
        }
        for hash in hashes where sizes[hash] == nil { sizes[hash] = try size(of: hash) }
        return sizes
    }
}
