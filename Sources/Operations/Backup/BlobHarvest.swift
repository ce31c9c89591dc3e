import Documents
import Foundation
import Store

/// Brings the blobs that documents name into a backup: as links to those that the backup before has or to the blob
/// store's own, else as copies. Those in a bucket stay there: the backup lists them, and says where they are.
struct BlobHarvest: Sendable {
    let store: DocumentStore
    let blobs: any BlobStore
    let earlier: Backup?

    func gather(into draft: Backup) async throws -> BackupManifest.Blobs {
        let folder = blobs.asFolder
        if folder != nil { try draft.blobs.prepare() }
        var list = ""
        var result = BackupManifest.Blobs(
            count: 0, size: 0, sha256: "", place: folder == nil ? blobs.description : nil, new: 0, missing: []
        )
        for shard in DocumentStore.shards {
            let named = try await store.namedBlobs(in: shard)
            let outcomes = try await BlockingWork.run {
                if let folder {
                    try adopt(named, from: folder, into: draft.blobs)
                } else {
                    try find(named, in: shard)
                }
            }
            for (blob, outcome) in zip(named, outcomes) {
                guard outcome.isThere else {
                    result.missing.append(blob.hash.hex)
                    continue
                }
                list += "\(blob.hash.hex) \(blob.size)\n"
                result.count += 1
                result.size += blob.size
                result.new += outcome.isNew ? 1 : 0
            }
        }
        let bytes = Array(list.utf8)
        try await BlockingWork.run { try FileSync.replace(draft.listPath, with: bytes) }
        result.sha256 = ContentHasher.hash(of: bytes).hex
        return result
    }

    private func find(
        _ named: [DocumentStore.NamedBlob], in shard: String
    ) throws -> [(isThere: Bool, isNew: Bool)] {
        let sizes = try blobs.sizes(of: named.map(\.hash), in: shard)
        return named.map { (sizes[$0.hash] == $0.size, false) }
    }

    private func adopt(
        _ named: [DocumentStore.NamedBlob], from folder: BlobFolder, into target: BlobFolder
    ) throws -> [(isThere: Bool, isNew: Bool)] {
        try named.map { blob in
            if let earlier, try target.adopt(blob.hash, size: blob.size, from: [earlier.blobs]) != .missing {
                return (true, false)
            }
            let adoption = try target.adopt(blob.hash, size: blob.size, from: [folder])
            return (adoption != .missing, true)
        }
    }
}
