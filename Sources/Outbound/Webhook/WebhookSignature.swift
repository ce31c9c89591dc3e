import Foundation

/// How a receiver knows that a body comes from us, and when it was sent: HMAC-SHA256 over `TIMESTAMP.BODY`.
enum WebhookSignature {
    /// - Parameter timestamp: in seconds since 1970, as in `X-A2D2-Timestamp`.
    static func header(_ timestamp: Int, _ body: Data, secret: Data) -> String {
        "v1=" + Digest.hmac(Data("\(timestamp).".utf8) + body, key: secret)
    }
}
