import Documents

/// The bucket did not do what it was asked. A fault of the machine: whoever asked tries again later, and no document is
/// refused for it. The words are those of docs/blobs.md.
package struct BucketFault: MachineFault, Sendable, Hashable, CustomStringConvertible {
    package enum Kind: String, Sendable, CaseIterable {
        /// Nobody answers at the endpoint: DNS, a refused connection, a lost one.
        case unreachable
        /// It answers, and then nothing comes.
        case stalled
        /// The certificate is not trusted, or there is no TLS that both know.
        case untrusted = "tls"
        /// The key is not known, or the secret is another.
        case wrongCredentials = "credentials"
        /// The credentials are right, and may not do this.
        case forbidden
        case noBucket = "no-bucket"
        /// There is no such object.
        case missing
        /// Our clock or the server's is wrong by a quarter of an hour.
        case clockSkew = "clock-skew"
        /// The bucket is in another region, or at another endpoint.
        case elsewhere
        /// The server has troubles of its own, or asks for patience.
        case busy
        /// What came is not what the name says.
        case damaged
        /// Any other answer.
        case unexpected
    }

    package let kind: Kind
    /// `s3://documents/a2d2 at s3.example.com`
    package let place: String
    package let reason: String
    /// What the server asks us to wait, in seconds.
    package var retryAfter: Int?

    package init(_ kind: Kind, at place: String, _ reason: String, retryAfter: Int? = nil) {
        self.kind = kind
        self.place = place
        self.reason = reason
        self.retryAfter = retryAfter
    }

    /// Whether the same may go well in a moment.
    package var isPassing: Bool {
        switch kind {
        case .unreachable, .stalled, .busy, .damaged: true
        case .untrusted, .wrongCredentials, .forbidden, .noBucket, .missing, .clockSkew, .elsewhere,
            .unexpected:
            false
        }
    }

    package var description: String { "the bucket \(place) can't be used (\(kind.rawValue)): \(reason)" }
}
