import BucketTestSupport
import Buckets
import Documents
import Foundation
import HTTPTestSupport
import Testing
import Transfers

@testable import Store

@Suite("Blobs in a bucket")
struct BlobBucketTests {
    private let server: BucketServer

    init() throws {
        server = try BucketServer.shared.get()
    }

    private func withCacheFolder(_ body: (String) async throws -> Void) async throws {
        let folder = "\(NSTemporaryDirectory())/a2d2-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try await body(folder)
    }

    /// Of the one process that uses it.
    private func files(in cache: String) throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: cache).filter { $0.contains("/") }
    }

    @Test("are laid out as in a folder, so that either can be copied to the other")
    func layout() async throws {
        try await withCacheFolder { cache in
            let bucket = try server.bucket(prefix: "a2d2")
            let store = BlobBucket(bucket, cacheFolder: cache, cacheBound: 1 << 20)
            let blob = try store.store(text: "abc")
            let folder = BlobFolder(folder: "\(server.folder)/\(bucket.address.bucket)/a2d2")
            #expect(try folder.rehash(blob.hash) == blob.hash)
        }
    }

    @Test("are read from the cache where they were just stored, and fetched on another machine")
    func cache() async throws {
        try await withCacheFolder { cache in
            let bucket = try server.bucket()
            let here = BlobBucket(bucket, cacheFolder: "\(cache)/here", cacheBound: 1 << 20)
            let there = BlobBucket(bucket, cacheFolder: "\(cache)/there", cacheBound: 1 << 20)
            let hash = try here.store(text: "abc").hash
            #expect(try files(in: "\(cache)/here").count == 1)
            try await there.withFile(of: hash) { path in
                let text = try String(contentsOfFile: path, encoding: .utf8)
                #expect(text == "abc")
                let cached = try files(in: "\(cache)/there")
                #expect(cached.count == 1)
            }
            // It is not asked for again.
            try FileManager.default.removeItem(atPath: here.place(of: hash))
            for store in [here, there] {
                let bytes = try await store.withFile(of: hash) { try Data(contentsOf: URL(filePath: $0)) }
                #expect(bytes == Data("abc".utf8))
            }
        }
    }

    @Test("leave the cache when it is full, but not while they are in use")
    func eviction() async throws {
        try await withCacheFolder { cache in
            let store = BlobBucket(try server.bucket(), cacheFolder: cache, cacheBound: 1000)
            let text = String(repeating: "x", count: 400)
            let hashes = try ["a", "b", "c", "d"].map { try store.store(text: text + $0).hash }
            #expect(try files(in: cache).count == 2)
            try await store.withFile(of: hashes[0]) { first in
                try await store.withFile(of: hashes[1]) { second in
                    try await store.withFile(of: hashes[2]) { third in
                        for path in [first, second, third] {
                            let bytes = try Data(contentsOf: URL(filePath: path))
                            #expect(bytes.count == 401)
                        }
                    }
                }
            }
            #expect(try files(in: cache).count == 2)
        }
    }

    @Test("are fetched once when many want one at the same time")
    func oneFetch() async throws {
        try await withCacheFolder { cache in
            let bytes = "content"
            let hash = ContentHasher.hash(of: bytes.utf8)
            let slow = try ScriptedServer([.status(500), .status(200, body: bytes), .status(500)])
            let store = BlobBucket(bucket(slow), cacheFolder: cache, cacheBound: 1 << 20)
            try await withThrowingTaskGroup { group in
                for _ in 0..<8 {
                    group.addTask {
                        try await store.withFile(of: hash) { path in
                            let lent = try Data(contentsOf: URL(filePath: path))
                            #expect(lent == Data(bytes.utf8))
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(slow.requests.count == 2)
        }
    }

    @Test("that are cut short or altered on their way are fetched anew, and never lent")
    func damage() async throws {
        try await withCacheFolder { cache in
            let hash = ContentHasher.hash(of: "content".utf8)
            let bad = try ScriptedServer([
                .bytes("HTTP/1.1 200 OK\r\nContent-Length: 7\r\n\r\ncon"), .status(200, body: "CONTENT"),
                .status(200, body: "content"),
            ])
            let store = BlobBucket(bucket(bad), cacheFolder: cache, cacheBound: 1 << 20)
            let size = try await store.withFile(of: hash) { try Data(contentsOf: URL(filePath: $0)).count }
            #expect(size == 7)

            let rotten = try ScriptedServer([.status(200, body: "CONTENT")])
            let other = BlobBucket(bucket(rotten), cacheFolder: cache, cacheBound: 1 << 20)
            let fault = await #expect(throws: BucketFault.self) {
                try await other.withFile(of: hash) { _ in }
            }
            #expect(fault?.kind == .damaged)
            #expect(try other.rehash(hash) == ContentHasher.hash(of: "CONTENT".utf8))
            #expect(try files(in: cache).filter { $0.contains("coming") } == [])
        }
    }

    @Test("in the cache of a process that is gone are swept away, and those of a living one stay")
    func sweepsCaches() async throws {
        try await withCacheFolder { cache in
            // As a killed process leaves it: the lock is nobody's any more.
            try FileManager.default.createDirectory(
                atPath: "\(cache)/dead", withIntermediateDirectories: true)
            try Data().write(to: URL(filePath: "\(cache)/dead.lock"))
            try Data("x".utf8).write(to: URL(filePath: "\(cache)/dead/blob"))
            let bucket = try server.bucket()
            let living = BlobBucket(bucket, cacheFolder: cache, cacheBound: 1 << 20)
            let hash = try living.store(text: "abc").hash
            let next = BlobBucket(bucket, cacheFolder: cache, cacheBound: 1 << 20)
            try next.prepare()
            #expect(!FileManager.default.fileExists(atPath: "\(cache)/dead"))
            #expect(!FileManager.default.fileExists(atPath: "\(cache)/dead.lock"))
            let isThere = try await living.withFile(of: hash) { FileManager.default.fileExists(atPath: $0) }
            #expect(isThere)
        }
    }

    private func bucket(_ server: ScriptedServer) -> Bucket {
        Bucket(
            BucketAddress(bucket: "b", endpoint: "http://127.0.0.1:\(server.port)"),
            as: BucketCredentials(accessKey: "key", secretKey: "secret"),
            retry: BucketRetry(tries: 3, first: .milliseconds(1)))
    }
}
