import Documents
import Foundation
import Glibc
import Store
import SystemPackage
import Testing

@Suite("Blobs in a folder")
struct BlobFolderTests {
    private let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

    @Test("hashes as FIPS 180-2 says, whole or in pieces")
    func hashesAsTheStandardSays() {
        #expect(ContentHasher.hash(of: Array("abc".utf8)).hex == abc)
        var hasher = ContentHasher()
        for byte in "abc".utf8 { withUnsafeBytes(of: byte) { hasher.update($0) } }
        #expect(hasher.finish().hex == abc)
    }

    @Test("keeps bytes under their hash, read-only, in two levels of folders")
    func keepsBytesUnderTheirHash() throws {
        try withStore { store in
            let blob = try store.store(text: "abc")
            #expect(blob == StoredBlob(hash: try #require(ContentHash(hex: abc)), size: 3, isNew: true))
            let path = store.path(of: blob.hash)
            #expect(path == "\(store.folder)/ba/78/\(abc)")
            #expect(try Data(contentsOf: URL(filePath: path)) == Data("abc".utf8))
            let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
            #expect(mode as? Int == 0o400)
            #expect(try store.temporaryNames() == [])
        }
    }

    @Test("reads a file larger than its buffer from where the descriptor stands")
    func readsFromWhereTheDescriptorStands() throws {
        try withStore { store in
            let bytes = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
            let file = try store.file(holding: bytes)
            defer { try? file.close() }
            #expect(try store.store(contentsOf: file, limit: nil).hash == ContentHasher.hash(of: bytes))
            try file.seek(offset: 1_000_000, from: .start)
            let tail = try store.store(contentsOf: file, limit: nil)
            #expect(tail.hash == ContentHasher.hash(of: bytes[1_000_000...]))
            #expect(tail.size == 2_000_000)
        }
    }

    @Test("keeps a blob that it has, and notes that it was used")
    func keepsABlobThatItHas() throws {
        try withStore { store in
            let path = store.path(of: try store.store(text: "abc").hash)
            let old = Date(timeIntervalSince1970: 1_000_000)
            try FileManager.default.setAttributes([.modificationDate: old], ofItemAtPath: path)
            #expect(try store.store(text: "abc").isNew == false)
            #expect(try store.listings().map(\.lastUsed).allSatisfy { $0 > 1_700_000_000 })
            #expect(try store.temporaryNames() == [])
        }
    }

    @Test("mends a blob that the disk has cut short")
    func mendsABlobThatIsCutShort() throws {
        try withStore { store in
            let hash = try store.store(text: "abc").hash
            truncate(store.path(of: hash), 1)
            #expect(try store.store(text: "abc").isNew)
            #expect(try store.size(of: hash) == 3)
        }
    }

    @Test("refuses what is over the limit, and takes what is at it")
    func refusesWhatIsOverTheLimit() throws {
        try withStore { store in
            let file = try store.file(holding: Array(repeating: 7, count: 2_000_000))
            defer { try? file.close() }
            let refusal = #expect(throws: Refusal.self) {
                try store.store(contentsOf: file, limit: 1_999_999)
            }
            #expect(refusal?.code == .fileTooLarge)
            #expect(try store.temporaryNames() == [])
            #expect(try store.listings() == [])
            try file.seek(offset: 0, from: .start)
            #expect(try store.store(contentsOf: file, limit: 2_000_000).size == 2_000_000)
        }
    }

    @Test("says that the disk is full, and leaves nothing of the file on it")
    func saysThatTheDiskIsFull() throws {
        let couldMount = try withTinyDisk { disk in
            let store = BlobFolder(folder: "\(disk)/blobs")
            try store.prepare()
            try withStore { other in
                let file = try other.file(holding: Array(repeating: 7, count: 2_000_000))
                defer { try? file.close() }
                let fault = #expect(throws: StorageFault.self) {
                    try store.store(contentsOf: file, limit: nil)
                }
                #expect(fault?.isDiskFull == true)
                #expect(fault?.isOfSource == false)
            }
            #expect(try store.temporaryNames() == [])
            #expect(try store.store(text: "small").isNew, "room again once the large one is gone")
        }
        if !couldMount {
            #expect(StorageFault(.write, "blob", .noSpace).isDiskFull)
        }
    }

    @Test("says that the source can't be read, not that the store is ill")
    func saysThatTheSourceCannotBeRead() throws {
        try withStore { store in
            let folder = try FileDescriptor.open(FilePath(store.folder), .readOnly)
            defer { try? folder.close() }
            let fault = #expect(throws: StorageFault.self) { try store.store(contentsOf: folder) }
            #expect(fault?.isOfSource == true)
            #expect(try store.temporaryNames() == [])
        }
    }

    /// What `kill -9` would leave is what lies on the disk while the source has not ended yet.
    @Test("shows a blob only when it is whole")
    func showsABlobOnlyWhenItIsWhole() async throws {
        let folder = "\(NSTemporaryDirectory())/a2d2-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let store = BlobFolder(folder: folder)
        try store.prepare()
        let (source, sink) = try FileDescriptor.pipe()
        let piece = Array(repeating: UInt8(65), count: 1 << 20)
        async let blob = withCheckedThrowingContinuation {
            (done: CheckedContinuation<StoredBlob, any Error>) in
            DispatchQueue.global().async {
                done.resume(with: Result { try store.store(contentsOf: source, limit: nil) })
            }
        }
        // A pipe holds 64 KiB: once this returns, the store has read most of it.
        try sink.writeAll(piece)
        #expect(try store.temporaryNames().count == 1)
        #expect(try store.listings() == [])
        try sink.close()
        #expect(try await blob.hash == ContentHasher.hash(of: piece))
        #expect(try store.listings().count == 1)
        try source.close()
    }

    @Test("sweeps what a crashed writer left behind an hour ago, and nothing younger")
    func sweepsStaleTemporaries() throws {
        try withStore { store in
            for name in ["old", "young"] {
                try Data("half".utf8).write(to: URL(filePath: "\(store.folder)/tmp/\(name)"))
            }
            let date = Date(timeIntervalSinceNow: -3700)
            try FileManager.default.setAttributes(
                [.modificationDate: date], ofItemAtPath: "\(store.folder)/tmp/old")
            try store.prepare()
            #expect(try store.temporaryNames() == ["young"])
        }
    }

    @Test("lists every blob and nothing else, and removes one")
    func listsEveryBlob() throws {
        try withStore { store in
            let hashes = try (0..<50).map { try store.store(text: "\($0)").hash }
            try Data().write(to: URL(filePath: "\(store.folder)/README"))
            #expect(Set(try store.listings().map(\.hash)) == Set(hashes))
            try store.remove(hashes[0])
            try store.remove(hashes[0])
            #expect(try store.contains(hashes[0]) == false)
            #expect(try store.contains(hashes[1]))
            #expect(try store.listings().count == 49)
        }
    }

    private func withStore(_ body: (BlobFolder) throws -> Void) throws {
        try withTemporaryFolder { folder in
            let store = BlobFolder(folder: "\(folder)/blobs")
            try store.prepare()
            try body(store)
        }
    }
}

extension BlobFolder {
    fileprivate func store(text: String) throws -> StoredBlob {
        try Array(text.utf8).withUnsafeBytes { try store($0) }
    }

    fileprivate func file(holding bytes: [UInt8]) throws -> FileDescriptor {
        let path = FilePath("\(folder)-source-\(UUID().uuidString)")
        let file = try FileDescriptor.open(
            path, .readWrite, options: [.create, .exclusiveCreate], permissions: .ownerReadWrite)
        try file.writeAll(bytes)
        try file.seek(offset: 0, from: .start)
        return file
    }

    fileprivate func temporaryNames() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: "\(folder)/tmp")
    }

    fileprivate func listings() throws -> [BlobListing] {
        try shards().flatMap(listings(in:))
    }
}
