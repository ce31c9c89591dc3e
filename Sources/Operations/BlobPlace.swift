package import Buckets
package import Store

/// Where documents' bytes are.
package enum BlobPlace: Sendable, Hashable {
    /// Absolute. Shared with other machines, or of this one alone.
    case folder(String)
    case bucket(BucketAddress, BucketCredentials)
}

extension Settings {
    static func usualBlobs(_ dataFolder: String) -> String { "\(dataFolder)/blobs" }

    /// Where blobs are kept when nothing else is said: in the data folder, and of one machine.
    package var hasUsualBlobs: Bool { blobs == .folder(Self.usualBlobs(dataFolder)) }

    /// The store of this installation's blobs. A process needs one; each of a bucket has a cache of its own.
    package func blobStore() -> any BlobStore {
        switch blobs {
        case .folder(let path): BlobFolder(folder: path)
        case .bucket(let address, let credentials):
            BlobBucket(
                Bucket(address, as: credentials), cacheFolder: "\(dataFolder)/cache/blobs",
                cacheBound: blobsCache)
        }
    }
}
