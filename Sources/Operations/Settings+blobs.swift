import Buckets
import Foundation
import StrictYAML

/// Where documents' bytes are: a folder, or a bucket and its server.
extension Settings {
    /// What is said of the server of a bucket, whether or not there is one.
    struct BucketServer {
        /// Nil for Amazon's own.
        var endpoint: String?
        var region: String
        var accessKey: String?
        var secretKey: String?
        var isPathStyle: Bool
        var certificates: String?
    }

    static func readBucketServer(_ reader: SettingsReader) -> BucketServer? {
        let endpoint = reader.optional("endpoint", .endpoint) { $0 ?? "Amazon's, by s3.region" }
        let region = reader.value("region", .region, default: "us-east-1") { $0 }
        let accessKey = reader.optional("access-key", .optionalText) { $0 ?? "none" }
        let secretKey = reader.optional("secret-key", .optionalSecret) { $0 == nil ? "none" : "•••" }
        let isPathStyle = reader.value("path-style", .boolean, default: endpoint != nil) { String($0) }
        let certificates = reader.optionalPath("certificates", otherwise: "the system's")
        return BucketServer(
            endpoint: endpoint, region: region, accessKey: accessKey, secretKey: secretKey,
            isPathStyle: isPathStyle, certificates: certificates)
    }

    /// Nil after a mistake.
    static func blobPlace(
        _ text: String, of server: BucketServer, besides others: [String], _ reader: SettingsReader
    ) -> BlobPlace? {
        guard text.hasPrefix(BucketAddress.scheme) else {
            guard !others.contains(text) else {
                reader.refuse("blobs", "is the data folder or the outbox itself, which hold other files")
                return nil
            }
            return .folder(text)
        }
        do {
            let (bucket, prefix) = try BucketAddress.parse(text)
            guard let accessKey = server.accessKey, let secretKey = server.secretKey else {
                reader.refuse("blobs", "is a bucket, and s3.access-key or s3.secret-key is missing")
                return nil
            }
            let address = BucketAddress(
                bucket: bucket, prefix: prefix,
                endpoint: server.endpoint ?? "https://s3.\(server.region).amazonaws.com",
                region: server.region, isPathStyle: server.isPathStyle, certificates: server.certificates)
            return .bucket(address, BucketCredentials(accessKey: accessKey, secretKey: secretKey))
        } catch {
            reader.refuse("blobs", "\(error)")
            return nil
        }
    }
}

extension Shape where Value == String? {
    /// `https://host:port`, without a slash at its end.
    fileprivate static var endpoint: Shape {
        Shape<String>.text.checked { text in
            text.wholeMatch(of: /https?:\/\/[^\/?#@\s]+\/?/) == nil
                ? .mistake("\(quoted(text)) is no address of a server, such as https://s3.example.com")
                : .value(text.hasSuffix("/") ? String(text.dropLast()) : text)
        }
    }
}

extension Shape where Value == String {
    fileprivate static var region: Shape {
        Shape<String>.text.checked { text in
            text.wholeMatch(of: /[A-Za-z0-9-]{1,64}/) == nil
                ? .mistake("\(quoted(text)) is no region, such as eu-central-1") : .value(text)
        }
    }
}
