package import Buckets
import Foundation

extension BucketServer {
    /// One for all tests of a process: each has a bucket of its own.
    package static let shared = Result { try BucketServer() }

    package func address(_ bucket: String, prefix: String = "") -> BucketAddress {
        BucketAddress(bucket: bucket, prefix: prefix, endpoint: endpoint)
    }

    package static let credentials = BucketCredentials(accessKey: accessKey, secretKey: secretKey)

    /// A new bucket of this server's.
    package func bucket(prefix: String = "", partSize: Int = 64 << 20) throws -> Bucket {
        Bucket(address(try makeBucket(), prefix: prefix), as: Self.credentials, partSize: partSize)
    }
}
