import Documents
import Glibc
import Foundation
import Pipelines
import PostgresTestSupport
import Store
import SystemPackage
import Testing

@testable import Intake

@Suite("The door")
struct IntakeTests {
    @Test("takes what is submitted once, and keeps its bytes")
    func takes() async throws {
        try await withDoor { door, store, blobs, folder in
            let path = "\(folder)/letter.txt"
            try Data("hello".utf8).write(to: URL(filePath: path))
            guard case .accepted(let id) = try await door.submit(path, pipeline: Self.pipeline) else {
                Issue.record("not accepted")
                return
            }
            let document = try await store.document(id)
            #expect(document.name == "letter.txt" && document.size == 5)
            #expect(document.pipelineVersion == Self.pipeline.version)
            #expect(try blobs.size(of: document.hash) == 5)
            #expect(try await door.submit(path, pipeline: Self.pipeline) == .duplicate(of: id))
            #expect(FileManager.default.fileExists(atPath: path))
            #expect(try await store.ledger().isBalanced)
        }
    }

    @Test(
        "turns away what can't be a document, and writes down why",
        arguments: [
            ("empty", Refusal.Code.empty), ("large", .fileTooLarge), ("missing", .unreadable),
            ("pipe", .notAFile),
        ])
    func turnsAway(name: String, code: Refusal.Code) async throws {
        try await withDoor { door, store, blobs, folder in
            try Data().write(to: URL(filePath: "\(folder)/empty"))
            try Data(count: 2000).write(to: URL(filePath: "\(folder)/large"))
            mkfifo("\(folder)/pipe", 0o644)
            guard
                case .refused(let refusal) = try await door.submit(
                    "\(folder)/\(name)", pipeline: Self.pipeline)
            else {
                Issue.record("not refused")
                return
            }
            #expect(refusal.code == code)
            let away = try #require(try await store.turnedAway(limit: 2).first)
            #expect(away.code == code.rawValue && away.relativePath == name)
            #expect(try await store.ledger().isBalanced)
            #expect(try blobs.shards().isEmpty)
        }
    }

    private static let pipeline = Pipeline(name: "default")

    private func withDoor(_ body: (Intake, DocumentStore, any BlobStore, String) async throws -> Void)
        async throws
    {
        let folder = "\(NSTemporaryDirectory())/a2d2-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let blobs = BlobFolder(folder: "\(folder)/blobs")
        try blobs.prepare()
        try await withFreshDatabase(migrations: Schema.migrations) { database in
            let store = DocumentStore(database: database)
            let door = Intake(
                source: .submit, store: store, blobs: blobs,
                pipelines: PipelineRegister(store: store, current: { [Self.pipeline] }),
                options: Intake.Options(maximumFileSize: 1024))
            try await body(door, store, blobs, folder)
        }
    }
}
