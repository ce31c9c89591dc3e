extension BucketAddress {
    /// What is wrong with a `s3://bucket/prefix`.
    package struct Mistake: Error, Sendable, Hashable, CustomStringConvertible {
        package let description: String
    }

    package static let scheme = "s3://"

    /// Bucket and prefix of `s3://bucket/prefix`. Slashes at the prefix's ends don't matter.
    package static func parse(_ text: String) throws(Mistake) -> (bucket: String, prefix: String) {
        let rest = text.dropFirst(scheme.count)
        let bucket = String(rest.prefix { $0 != "/" })
        // https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html, and the capitals and underscores
        // of old buckets and other servers.
        guard text.hasPrefix(scheme),
            bucket.wholeMatch(of: /[A-Za-z0-9][A-Za-z0-9._-]{1,61}[A-Za-z0-9]/) != nil
        else { throw Mistake(description: "is no bucket, such as s3://documents/a2d2") }
        let parts = rest.dropFirst(bucket.count).split(separator: "/", omittingEmptySubsequences: true)
        guard !parts.contains("."), !parts.contains("..") else {
            throw Mistake(
                description: "has a . or .. among the parts of its prefix, which servers take for paths")
        }
        guard !rest.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else {
            throw Mistake(description: "holds a control character")
        }
        return (bucket, parts.joined(separator: "/"))
    }
}
