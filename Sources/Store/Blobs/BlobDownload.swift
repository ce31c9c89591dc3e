import Buckets
import Documents
internal import Glibc
internal import SystemPackage

/// What comes of a blob, hashed while it comes; kept in a file, or only looked at. Only the thread of its transfer
/// touches it.
final class BlobDownload: BucketSink {
    private let expected: ContentHash
    /// Nil when nothing is kept.
    private let path: String?
    /// Whether another hash is an answer too, and not a fault.
    private let takesAny: Bool
    private var descriptor: Int32 = -1
    private var hasher = ContentHasher()
    private(set) var size = 0
    private(set) var hash: ContentHash?

    private init(_ expected: ContentHash, path: String?, takesAny: Bool) {
        self.expected = expected
        self.path = path
        self.takesAny = takesAny
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }

    /// Into a file of this folder; nothing is left there when it fails.
    static func fetch(_ hash: ContentHash, under key: String, from bucket: Bucket, into folder: String) throws
        -> FetchedBlob
    {
        let path = "\(folder)/coming-\(String(UInt64.random(in: .min ... .max), radix: 36))"
        let download = BlobDownload(hash, path: path, takesAny: false)
        do {
            try bucket.download(key, into: download)
        } catch {
            unlink(path)
            throw error
        }
        return FetchedBlob(path: path, size: download.size)
    }

    /// The hash of what the bucket has under a key, whatever it is; nil when there is nothing.
    static func rehash(_ hash: ContentHash, under key: String, in bucket: Bucket) throws -> ContentHash? {
        let download = BlobDownload(hash, path: nil, takesAny: true)
        do {
            try bucket.download(key, into: download)
        } catch let fault as BucketFault where fault.kind == .missing {
            return nil
        }
        return download.hash
    }

    func begin() throws {
        hasher = ContentHasher()
        size = 0
        guard let path else { return }
        if descriptor >= 0 { close(descriptor) }
        descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o400)
        guard descriptor >= 0 else { throw StorageFault(.create, path, Errno(rawValue: errno)) }
    }

    func take(_ bytes: UnsafeRawBufferPointer) throws {
        hasher.update(bytes)
        size += bytes.count
        guard let path else { return }
        var rest = bytes
        while !rest.isEmpty {
            let count = write(descriptor, rest.baseAddress, rest.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw StorageFault(.write, path, Errno(rawValue: errno)) }
            rest = UnsafeRawBufferPointer(rebasing: rest[count...])
        }
    }

    func isWhole() throws -> Bool {
        var hasher = ContentHasher()
        swap(&hasher, &self.hasher)
        let hash = hasher.finish()
        self.hash = hash
        return takesAny || hash == expected
    }
}
