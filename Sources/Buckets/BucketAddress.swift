import Foundation

/// Where a bucket is, and how it is named in URLs.
package struct BucketAddress: Sendable, Hashable, CustomStringConvertible {
    package var bucket: String
    /// What the keys of ours begin with, without slashes at its ends; empty for the whole bucket.
    package var prefix: String
    /// `https://s3.eu-central-1.amazonaws.com`, without a slash at its end.
    package var endpoint: String
    /// The signature names it; a server that knows no regions takes `us-east-1`.
    package var region: String
    /// Whether the bucket is the first part of the path (true) or of the host's name (false).
    package var isPathStyle: Bool
    /// A PEM file of authorities to trust besides the system's.
    package var certificates: String?

    package init(
        bucket: String, prefix: String = "", endpoint: String, region: String = "us-east-1",
        isPathStyle: Bool = true, certificates: String? = nil
    ) {
        self.bucket = bucket
        self.prefix = prefix
        self.endpoint = endpoint
        self.region = region
        self.isPathStyle = isPathStyle
        self.certificates = certificates
    }

    /// `s3://documents/a2d2`
    package var description: String { prefix.isEmpty ? "s3://\(bucket)" : "s3://\(bucket)/\(prefix)" }

    /// The whole key of something that is called `name` below the prefix.
    package func key(_ name: String) -> String { prefix.isEmpty ? name : "\(prefix)/\(name)" }

    /// The host and port, for people.
    var server: String {
        endpoint.split(separator: "/", omittingEmptySubsequences: true).dropFirst().first.map(String.init)
            ?? endpoint
    }

    /// Of an object, or of the bucket itself when there is no key. The query is put in order, and every parameter gets
    /// its `=`: libcurl 7.88 signs it as it stands, while servers sort it before they compare.
    func url(key: String?, query: [String: String] = [:]) -> String {
        var url = endpoint
        if isPathStyle {
            url += "/\(Self.encoded(bucket))"
        } else if let scheme = url.range(of: "://") {
            url.insert(contentsOf: "\(bucket).", at: scheme.upperBound)
        }
        url += "/"
        if let key { url += Self.encodedPath(key) }
        if isPathStyle, key == nil { url.removeLast() }
        guard !query.isEmpty else { return url }
        let pairs = query.map { (Self.encoded($0.key), Self.encoded($0.value)) }.sorted { $0 < $1 }
        return url + "?" + pairs.map { "\($0)=\($1)" }.joined(separator: "&")
    }

    /// What a header that names an object of this bucket says: `/documents/a2d2/ab/cd/abcd…`
    func source(key: String) -> String { "/\(Self.encoded(bucket))/\(Self.encodedPath(key))" }

    private static func encodedPath(_ key: String) -> String {
        key.split(separator: "/", omittingEmptySubsequences: false).map { encoded(String($0)) }
            .joined(separator: "/")
    }

    /// Everything but what RFC 3986 calls unreserved, as signatures want it.
    static func encoded(_ text: String) -> String {
        let digits = Array("0123456789ABCDEF")
        var result = ""
        for byte in text.utf8 {
            let character = Character(UnicodeScalar(byte))
            if byte < 128, character.isLetter || character.isNumber || "-._~".contains(character) {
                result.append(character)
            } else {
                result += ["%", digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return result
    }
}
