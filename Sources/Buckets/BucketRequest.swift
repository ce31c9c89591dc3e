import Foundation
import Transfers

/// One question to a bucket.
struct BucketRequest {
    enum Method: String {
        case get = "GET"
        case head = "HEAD"
        case put = "PUT"
        case post = "POST"
        case delete = "DELETE"
    }

    enum Body {
        case none
        case bytes(Data)
        case file(FileSlice)

        var count: Int {
            switch self {
            case .none: 0
            case .bytes(let bytes): bytes.count
            case .file(let slice): slice.count
            }
        }

        func digest() throws -> PayloadDigest {
            switch self {
            case .none: .empty
            case .bytes(let bytes): PayloadDigest(of: bytes)
            case .file(let slice): try PayloadDigest(of: slice)
            }
        }
    }

    var method: Method
    /// The whole one; nil for the bucket itself.
    var key: String?
    var query: [String: String] = [:]
    /// `x-amz-metadata-directive: REPLACE`
    var headers: [String] = []
    var body = Body.none

    /// Whether it may bring or take a whole document, and so may take long.
    var isTransfer: Bool { body.count > 0 || method == .get && key != nil }
}

/// Takes what a download brings. A download that is tried again begins anew.
package protocol BucketSink: AnyObject {
    func begin() throws
    func take(_ bytes: UnsafeRawBufferPointer) throws
    /// Whether all of it is what it should be. It is tried again when it is not.
    func isWhole() throws -> Bool
}
