import BucketTestSupport
import Documents
import Foundation
import Operations
import Postgres
import PostgresTestSupport
import Store
import Testing

@Suite("An installation whose blobs are in a bucket")
struct BucketInstallationTests {
    private let folder: TemporaryFolder
    private let server: BucketServer
    private let environment: [String: String]
    private let bucket: String

    init() throws {
        folder = try TemporaryFolder()
        server = try BucketServer.shared.get()
        bucket = try server.makeBucket()
        environment = [
            "A2D2_BLOBS": "s3://\(bucket)/site", "A2D2_S3_ENDPOINT": server.endpoint,
            "A2D2_S3_ACCESS_KEY": BucketServer.accessKey, "A2D2_S3_SECRET_KEY": BucketServer.secretKey,
        ]
    }

    @Test(
        "is backed up without them: the backup says where they are, looks for each, and is restored beside them"
    )
    func backup() async throws {
        try await withInstallation(folder, environment: environment) { [folder, bucket] installation in
            let record = try await installation.shelve("an invoice")
            let other = try await installation.shelve("a letter")
            let maker = BackupMaker(installation, version: "1", logger: TestServer.logger)
            let manifest = try await maker.make()
            #expect(manifest.blobs.place == "s3://\(bucket)/site")
            #expect(manifest.blobs.count == 2 && manifest.isComplete)
            #expect(manifest.size == manifest.dump.size)
            let verifier = BackupVerifier(settings: installation.settings, logger: TestServer.logger)
            let verification = try await verifier.verify(share: 1)
            #expect(verification.isSound && verification.rehashed == 2, "\(verification.findings)")

            var restored = installation.settings
            restored.databaseURL = nil
            let restorer = BackupRestorer(settings: restored, logger: TestServer.logger)
            _ = try await restorer.restore(manifest.name, into: folder.path("restored"))
            restored.dataFolder = folder.path("restored")
            try await Installation.withOpen(restored, logger: TestServer.logger) { installation in
                let text = try await installation.blobs.withFile(of: record.hash) {
                    try String(contentsOfFile: $0, encoding: .utf8)
                }
                #expect(text == "an invoice")
            }

            try installation.blobs.remove(other.hash)
            #expect(try await verifier.verify(share: 0).findings == ["blob \(other.hash.hex) is missing"])
            #expect(try await maker.make().blobs.missing == [other.hash.hex])
            await #expect(
                throws: BackupError.blobsElsewhere(
                    name: manifest.name, place: "s3://\(bucket)/site", store: "s3://\(bucket)/site",
                    missing: 1)
            ) {
                try await restorer.restore(manifest.name, into: folder.path("another"))
            }
        }
    }

    @Test("gets back from a folder's backup what its bucket lost")
    func takesBack() async throws {
        try await withInstallation(folder, environment: environment) { installation in
            let record = try await installation.shelve("an invoice")
            // The installation's blobs were in a folder when the backup was made.
            let old = BlobFolder(folder: installation.settings.dataFolder + "/blobs")
            try old.prepare()
            _ = try Array("an invoice".utf8).withUnsafeBytes { try old.store($0) }
            let before = Installation(
                settings: installation.settings, database: installation.database, store: installation.store,
                blobs: old, cluster: nil)
            _ = try await BackupMaker(before, version: "1", logger: TestServer.logger).make()
            try installation.blobs.remove(record.hash)
            let outcome = try await ReconciliationChore(installation, logger: TestServer.logger).run([:])
            #expect(outcome.remedies.count == 1)
            #expect(try installation.blobs.rehash(record.hash) == record.hash)
        }
    }

    @Test("is rid of orphans that nobody has used for long, and of no other")
    func orphans() async throws {
        try await withInstallation(folder, environment: environment) { [server, bucket] installation in
            let record = try await installation.shelve("an invoice")
            let texts = ["an old orphan", "a young orphan"]
            let orphans = try texts.map { text in
                try Array(text.utf8).withUnsafeBytes { try installation.blobs.store($0) }.hash
            }
            for hash in [record.hash, orphans[0]] {
                let name = "\(hash.hex.prefix(2))/\(hash.hex.dropFirst(2).prefix(2))/\(hash.hex)"
                try FileManager.default.setAttributes(
                    [.modificationDate: Date(timeIntervalSinceNow: -7200)],
                    ofItemAtPath: "\(server.folder)/\(bucket)/site/\(name)")
            }
            let chore = OrphanBlobs(store: installation.store, blobs: installation.blobs)
            #expect(try await chore.find().map(\.hash) == [orphans[0]])
            #expect(try await chore.remove(unusedFor: OrphanBlobs.grace).map(\.hash) == [orphans[0]])
            #expect(try installation.blobs.contains(record.hash) && installation.blobs.contains(orphans[1]))
            #expect(try !installation.blobs.contains(orphans[0]))
        }
    }
}
