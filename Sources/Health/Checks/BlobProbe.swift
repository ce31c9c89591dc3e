import Documents
import Foundation
import Store

/// Writes some bytes into a blob store, reads them back, and deletes them. Blocks.
struct BlobProbe {
    let blobs: any BlobStore

    struct Altered: Error, CustomStringConvertible {
        var description: String { "what was written is not what was read back" }
    }

    /// How long that took.
    func seconds() throws -> Double {
        let start = ContinuousClock.now
        try blobs.prepare()
        // Random, so that it is nobody's document.
        let bytes = (0..<4096).map { _ in UInt8.random(in: .min ... .max) }
        let stored = try bytes.withUnsafeBytes { try blobs.store($0) }
        let isIntact: Bool
        do {
            isIntact = try blobs.rehash(stored.hash) == stored.hash
        } catch {
            try blobs.remove(stored.hash)
            throw error
        }
        try blobs.remove(stored.hash)
        guard isIntact else { throw Altered() }
        return (ContinuousClock.now - start) / .seconds(1)
    }
}
