import Documents
import Foundation
import Glibc
import Logging
import Operations
import Postgres
import PostgresTestSupport
import Store
import Testing

@Suite("An installation")
struct InstallationTests {
    @Test("says clearly that its database can't be reached, without the password")
    func wrongAddress() async throws {
        let folder = try TemporaryFolder()
        let settings = try Settings.resolve(
            flags: Settings.Flags(
                data: folder.path("data"),
                databaseURL: "postgres://ann:hush@127.0.0.1:1/papers?connect_timeout=2"),
            environment: [:])
        let error = await #expect(throws: PostgresError.self) {
            try await Installation.withOpen(settings, logger: TestServer.logger) { _ in }
        }
        #expect(error?.isConnectionLost == true)
        let sentence = try #require(error).description
        #expect(sentence.contains("connecting to postgresql://ann@127.0.0.1:1/papers"))
        #expect(!sentence.contains("hush"))
    }

    @Test("brings its schema up to date, and says what it holds")
    func opens() async throws {
        let folder = try TemporaryFolder()
        try await withOwnCluster { _, socket, _ in
            let settings = try Settings.resolve(
                flags: Settings.Flags(
                    data: folder.path("data"), databaseURL: "host=\(socket) port=5432 user=a2d2 dbname=a2d2"),
                environment: [:])
            for _ in 1...2 {
                try await Installation.withOpen(settings, logger: TestServer.logger) { installation in
                    #expect(!installation.isEmbedded)
                    let overview = try await Overview.look(at: installation)
                    #expect(overview.isBalanced && overview.service == nil && overview.queue.isEmpty)
                    #expect(
                        overview.documents == ["in-flight": 0, "review": 0, "stored": 0, "quarantined": 0])
                    #expect(FileManager.default.fileExists(atPath: "\(settings.dataFolder)/blobs/tmp"))
                }
            }
        }
    }
}

@Suite("Orphan blobs")
struct OrphanBlobsTests {
    @Test("are found and deleted when nobody has used them for an hour")
    func areFoundAndDeleted() async throws {
        let folder = try TemporaryFolder()
        let blobs = BlobFolder(folder: folder.path("blobs"))
        try blobs.prepare()
        func blob(_ text: String, isOld: Bool) throws -> ContentHash {
            let hash = try Array(text.utf8).withUnsafeBytes { try blobs.store($0) }.hash
            let date = Date(timeIntervalSinceNow: isOld ? -4000 : -3000)
            try FileManager.default.setAttributes(
                [.modificationDate: date], ofItemAtPath: blobs.path(of: hash))
            return hash
        }
        let kept = try blob("kept", isOld: true)
        let young = try blob("young", isOld: false)
        let old = try blob("old", isOld: true)
        try await withFreshDatabase(migrations: Schema.migrations) { database in
            let store = DocumentStore(database: database)
            try await store.record(pipeline: "default", version: "v1", definition: "{}")
            _ = try await store.admit(
                NewArrival(
                    source: .submit, folder: nil, relativePath: "kept", name: "kept", hash: kept, size: 4,
                    duplicates: .skip, pipeline: "default", pipelineVersion: "v1"))
            let chore = OrphanBlobs(store: store, blobs: blobs)
            #expect(try await chore.find().map(\.hash) == [old])
            #expect(try blobs.contains(old))
            #expect(try await chore.remove(unusedFor: OrphanBlobs.respite).isEmpty)
            #expect(try await chore.remove(unusedFor: OrphanBlobs.grace).map(\.hash) == [old])
            #expect(try !blobs.contains(old))
            #expect(try blobs.contains(kept) && blobs.contains(young))
            #expect(try await chore.find().isEmpty)
        }
    }
}
