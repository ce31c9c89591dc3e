import Documents
import Foundation
import Operations
import Postgres
import PostgresTestSupport
import Store

/// An installation on a server of its own, as `a2d2 --database-url` would have it.
func withInstallation(
    _ folder: TemporaryFolder, environment: [String: String] = [:],
    _ body: @Sendable @escaping (Installation) async throws -> Void
) async throws {
    try await withOwnCluster { _, socket, _ in
        let settings = try Settings.resolve(
            flags: Settings.Flags(
                data: folder.path("data"), databaseURL: "host=\(socket) port=5432 user=a2d2 dbname=a2d2"),
            environment: environment)
        try await Installation.withOpen(settings, logger: TestServer.logger) { installation in
            try await installation.store.record(pipeline: "default", version: "v1", definition: "{}")
            try await body(installation)
        }
    }
}

extension Installation {
    /// A document in flight, with its bytes in the blob store.
    @discardableResult
    func admit(_ text: String) async throws -> DocumentRecord {
        let blob = try Array(text.utf8).withUnsafeBytes { try blobs.store($0) }
        let admission = try await store.admit(
            NewArrival(
                source: .submit, folder: nil, relativePath: text, name: text, hash: blob.hash,
                size: blob.size, duplicates: .skip, pipeline: "default", pipelineVersion: "v1"))
        guard case .accepted(let id) = admission else { throw StoreError.unexpected("\(admission)") }
        return try await store.document(id)
    }

    /// A document on the shelf.
    @discardableResult
    func shelve(_ text: String) async throws -> DocumentRecord {
        let record = try await admit(text)
        try await database.transaction { connection in
            try connection.execute("DELETE FROM jobs WHERE document_id = \(record.id.uuid)")
            try DocumentStore.markStored(record.id, pipelineVersion: "v1", files: [], on: connection)
        }
        return try await store.document(record.id)
    }
}
