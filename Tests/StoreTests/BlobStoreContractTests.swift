import BucketTestSupport
import Buckets
import Documents
import Foundation
import Store
import SystemPackage
import Testing

/// What every store of blobs does, wherever it keeps them.
@Suite("A blob store")
struct BlobStoreContractTests {
    enum Kind: CaseIterable {
        case folder, bucket, bucketUnderAnOddPrefix

        func withStore(_ body: (any BlobStore, _ folder: String) async throws -> Void) async throws {
            let folder = "\(NSTemporaryDirectory())/a2d2-\(UUID().uuidString)"
            defer { try? FileManager.default.removeItem(atPath: folder) }
            let store: any BlobStore
            switch self {
            case .folder: store = BlobFolder(folder: "\(folder)/blobs")
            case .bucket, .bucketUnderAnOddPrefix:
                let prefix = self == .bucket ? "" : "site 1/ü+&"
                store = BlobBucket(
                    try BucketServer.shared.get().bucket(prefix: prefix, partSize: 5 << 20),
                    cacheFolder: "\(folder)/cache", cacheBound: 4 << 20)
            }
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            try store.prepare()
            try await body(store, folder)
        }
    }

    @Test("keeps bytes under their hash, once", arguments: Kind.allCases)
    func keeps(kind: Kind) async throws {
        try await kind.withStore { store, _ in
            let first = try store.store(text: "abc")
            #expect(first == StoredBlob(hash: ContentHasher.hash(of: "abc".utf8), size: 3, isNew: true))
            #expect(try store.store(text: "abc").isNew == false)
            #expect(try store.size(of: first.hash) == 3)
            #expect(try store.contains(first.hash))
            #expect(try store.rehash(first.hash) == first.hash)
            let other = ContentHasher.hash(of: "other".utf8)
            #expect(try store.size(of: other) == nil)
            #expect(try store.lastUsed(other) == nil)
            #expect(try store.rehash(other) == nil)
        }
    }

    @Test("lends a blob as a file that holds its bytes", arguments: Kind.allCases)
    func lends(kind: Kind) async throws {
        try await kind.withStore { store, folder in
            // Larger than a part, and than what the cache keeps.
            let bytes = (0..<6).reduce(into: Data()) { $0.append(Data(repeating: UInt8($1), count: 1 << 20)) }
            for contents in [bytes, Data("small".utf8)] {
                let path = "\(folder)/source"
                try contents.write(to: URL(filePath: path))
                let file = try FileDescriptor.open(FilePath(path), .readOnly)
                let blob = try file.closeAfter { try store.store(contentsOf: file) }
                let lent = try await store.withFile(of: blob.hash) { try Data(contentsOf: URL(filePath: $0)) }
                #expect(lent == contents)
            }
        }
    }

    @Test("refuses what is over the limit, and keeps nothing of it", arguments: Kind.allCases)
    func limits(kind: Kind) async throws {
        try await kind.withStore { store, folder in
            try Data("too long".utf8).write(to: URL(filePath: "\(folder)/source"))
            let file = try FileDescriptor.open(FilePath("\(folder)/source"), .readOnly)
            let refusal = #expect(throws: Refusal.self) {
                try file.closeAfter { try store.store(contentsOf: file, limit: 7) }
            }
            #expect(refusal?.code == .fileTooLarge)
            #expect(try store.shards().isEmpty)
        }
    }

    @Test("lists every blob, and removes one", arguments: Kind.allCases)
    func lists(kind: Kind) async throws {
        try await kind.withStore { store, _ in
            let hashes = try (0..<20).map { try store.store(text: "\($0)").hash }
            let now = try store.clock()
            let listings = try store.shards().flatMap { try store.listings(in: $0) }
            #expect(Set(listings.map(\.hash)) == Set(hashes))
            #expect(listings.allSatisfy { abs($0.lastUsed - now) < 60 && (1...2).contains($0.size) })
            for listing in listings {
                // A list may say it more exactly than the answer to one question.
                let lastUsed = try #require(try store.lastUsed(listing.hash))
                #expect(abs(lastUsed - listing.lastUsed) <= 1)
            }
            try store.remove(hashes[0])
            try store.remove(hashes[0])
            #expect(try !store.contains(hashes[0]) && store.contains(hashes[1]))
            let shard = String(hashes[1].hex.prefix(2))
            let missing = ContentHasher.hash(of: "missing".utf8)
            #expect(try store.sizes(of: [hashes[1], missing], in: shard) == [hashes[1]: 1])
        }
    }

    @Test("gets blobs back from a backup that has them whole", arguments: Kind.allCases)
    func takesBack(kind: Kind) async throws {
        try await kind.withStore { store, folder in
            let backup = BlobFolder(folder: "\(folder)/backup")
            try backup.prepare()
            let whole = try backup.store(text: "whole")
            #expect(try store.takeBack(whole.hash, size: 5, from: backup))
            #expect(try store.rehash(whole.hash) == whole.hash)
            #expect(try !store.takeBack(ContentHasher.hash(of: "other".utf8), size: 5, from: backup))
            try store.synchronise()
        }
    }

    @Test("notes that a blob was used when its bytes come again", arguments: Kind.allCases)
    func noteOfUse(kind: Kind) async throws {
        try await kind.withStore { store, folder in
            let blob = try store.store(text: "abc")
            let date = Date(timeIntervalSinceNow: -7200)
            try FileManager.default.setAttributes(
                [.modificationDate: date], ofItemAtPath: try store.place(of: blob.hash))
            #expect(try #require(try store.lastUsed(blob.hash)) < store.clock() - 3600)
            _ = try store.store(text: "abc")
            #expect(try #require(try store.lastUsed(blob.hash)) > store.clock() - 3600)
        }
    }
}

extension BlobStore {
    func store(text: String) throws -> StoredBlob {
        try Array(text.utf8).withUnsafeBytes { try store($0) }
    }

    /// Where its bytes lie on this machine's disk: for the bucket, in the server's folder.
    func place(of hash: ContentHash) throws -> String {
        if let folder = asFolder { return folder.path(of: hash) }
        let server = try BucketServer.shared.get()
        let name = "\(hash.hex.prefix(2))/\(hash.hex.dropFirst(2).prefix(2))/\(hash.hex)"
        return "\(server.folder)/\(description.dropFirst("s3://".count))/\(name)"
    }
}
