import Foundation

extension Bucket {
    /// The S3 API takes no more parts.
    private static let mostParts = 10_000

    /// Puts a file's bytes under a key; they are there as a whole when it returns, or not at all.
    package func upload(_ file: FileSlice, as key: String) throws {
        if file.count <= partSize {
            try ask(BucketRequest(method: .put, key: key, body: .file(file)))
        } else {
            try uploadParts(of: file, as: key)
        }
    }

    private func uploadParts(of file: FileSlice, as key: String) throws {
        let begun = try ask(BucketRequest(method: .post, key: key, query: ["uploads": ""]))
        let id = try reading { try BucketXML.uploadID(in: begun.body) }
        do {
            let tags = try sendParts(of: file, as: key, id)
            try complete(key, id, tags, size: file.count)
        } catch {
            // What matters is why it failed. An upload that stays is ended by the chore.
            try? abort(key, id)
            throw error
        }
    }

    private func sendParts(of file: FileSlice, as key: String, _ id: String) throws -> [String] {
        let size = max(partSize, (file.count + Self.mostParts - 1) / Self.mostParts)
        return try stride(from: 0, to: file.count, by: size).enumerated().map { index, start in
            let part = FileSlice(
                descriptor: file.descriptor, from: file.start + start, count: min(size, file.count - start))
            let answer = try ask(
                BucketRequest(
                    method: .put, key: key, query: ["partNumber": String(index + 1), "uploadId": id],
                    body: .file(part)))
            guard let tag = answer.headers["etag"] else {
                throw fault(.unexpected, "the server gives a part no ETag")
            }
            return tag
        }
    }

    private func complete(_ key: String, _ id: String, _ tags: [String], size: Int) throws {
        let parts = tags.enumerated().map { index, tag in
            "<Part><PartNumber>\(index + 1)</PartNumber><ETag>\(Self.escaped(tag))</ETag></Part>"
        }
        let body = "<CompleteMultipartUpload>\(parts.joined())</CompleteMultipartUpload>"
        do {
            let answer = try ask(
                BucketRequest(
                    method: .post, key: key, query: ["uploadId": id], body: .bytes(Data(body.utf8))))
            // Once it has begun, a failure comes with a status of success.
            guard BucketXML.rootName(of: answer.body) == "CompleteMultipartUploadResult" else {
                throw answer.fault(at: address)
            }
        } catch let fault as BucketFault {
            // The answer to the first try may be what got lost.
            guard try object(key)?.size == size else { throw fault }
        }
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    }

    private func abort(_ key: String, _ id: String) throws {
        do {
            try ask(BucketRequest(method: .delete, key: key, query: ["uploadId": id]))
        } catch let fault as BucketFault where fault.kind == .missing {
            return
        }
    }

    /// Ends the uploads below our prefix that were begun so many seconds ago and never ended: their parts are paid for
    /// and seen by nobody. Answers how many.
    package func abortUploads(olderThan age: Int) throws -> Int {
        let latest = try clock() - age
        var query = ["uploads": "", "prefix": address.key("")]
        var stale: [(key: String, id: String)] = []
        while true {
            let answer = try ask(BucketRequest(method: .get, query: query))
            let page = try reading { try BucketXML.uploads(in: answer.body) }
            stale += page.uploads.filter { $0.initiated < latest }.map { ($0.key, $0.id) }
            guard let next = page.next,
                next.key != query["key-marker"] || next.id != query["upload-id-marker"]
            else { break }
            query["key-marker"] = next.key
            query["upload-id-marker"] = next.id
        }
        for upload in stale { try abort(upload.key, upload.id) }
        return stale.count
    }
}
