import Foundation

extension Bucket {
    /// What the bucket has under a key; nil for nothing.
    package func object(_ key: String) throws -> BucketObject? {
        do {
            let answer = try ask(BucketRequest(method: .head, key: key))
            guard let size = answer.size, let modified = answer.lastModified else {
                throw fault(.unexpected, "the server does not say how large an object is, or when it came")
            }
            return BucketObject(key: key, size: size, lastModified: modified)
        } catch let fault as BucketFault where fault.kind == .missing {
            return nil
        } catch let fault as BucketFault where !fault.isPassing {
            // An answer to HEAD has no body to say why. A question that may have one says it, or is no better.
            try ask(page(of: key, continuation: nil, isByFolder: false, most: 1))
            throw fault
        }
    }

    /// Reads an object, from its beginning as often as need be. Throws a `BucketFault` (`missing`) when there is none.
    package func download(_ key: String, into sink: any BucketSink) throws {
        try ask(BucketRequest(method: .get, key: key), sink: sink)
    }

    /// No error when there is none.
    package func delete(_ key: String) throws {
        do {
            try ask(BucketRequest(method: .delete, key: key))
        } catch let fault as BucketFault where fault.kind == .missing {
            return
        }
    }

    /// Makes an object young again, by a copy onto itself. False when this server can't, or not at this size: then
    /// another upload does it.
    package func renew(_ object: BucketObject) throws -> Bool {
        // CopyObject takes no more than 5 GB.
        guard object.size < 5_000_000_000 else { return false }
        let request = BucketRequest(
            method: .put, key: object.key,
            headers: [
                "x-amz-copy-source: \(address.source(key: object.key))", "x-amz-metadata-directive: REPLACE",
            ])
        do {
            // Once it has begun, a failure comes with a status of success.
            return BucketXML.rootName(of: try ask(request).body) == "CopyObjectResult"
        } catch let fault as BucketFault where [.unexpected, .forbidden, .missing].contains(fault.kind) {
            return false
        }
    }
}
