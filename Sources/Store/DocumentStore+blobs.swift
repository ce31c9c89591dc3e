package import Documents
import Postgres

/// Which blobs documents name: for the chore that looks for orphans, for reconciliation and for backups.
extension DocumentStore {
    package struct NamedBlob: Sendable, Hashable {
        package let hash: ContentHash
        /// In bytes.
        package let size: Int
    }

    /// Two hexadecimal digits each, 256 of them: there may be more blobs than should be in memory.
    package static let shards: [String] = {
        let digits = "0123456789abcdef"
        return digits.flatMap { first in digits.map { "\(first)\($0)" } }
    }()

    /// The blobs of one shard that documents name, in order.
    package func namedBlobs(in shard: String) async throws -> [NamedBlob] {
        // No hash has a g: in every collation, that is after all that begin so.
        try await database.query(
            """
            SELECT DISTINCT sha256, size FROM documents WHERE sha256 BETWEEN \(shard) AND \(shard + "g")
            ORDER BY sha256, size
            """
        ).map { row in
            let hex = try row.decode("sha256", as: String.self)
            guard let hash = ContentHash(hex: hex) else { throw StoreError.unexpected("content hash \(hex)") }
            return NamedBlob(hash: hash, size: try row.decode("size"))
        }
    }

    /// Of these blobs, those that no document names: orphans of an arrival that never committed.
    package func orphans(among hashes: [ContentHash]) async throws -> [ContentHash] {
        try await database.query(
            """
            SELECT hash FROM unnest(\(hashes.map(\.hex))) AS hash
            WHERE NOT EXISTS (SELECT FROM documents WHERE sha256 = hash)
            """
        ).compactMap { ContentHash(hex: try $0.decode("hash", as: String.self)) }
    }

    package func documentCount() async throws -> Int {
        guard let row = try await database.query("SELECT count(*) AS documents FROM documents").first else {
            throw StoreError.unexpected("no count of documents")
        }
        return try row.decode("documents")
    }
}
