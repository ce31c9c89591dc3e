import Delivery
import Foundation
import Transfers

/// Posts a parcel as JSON. The receiver gets the idempotency key, so posting twice is its receiving once.
struct WebhookCarrier: Carrier {
    let webhook: DeliveryTarget.Webhook
    let patience: Patience

    /// Of an answer that refuses, this much of its beginning is shown.
    private static let mostBytesShown = 200

    func carry(
        _ parcel: Parcel, _ key: DeliveryKey, handOver: @escaping @Sendable () async throws -> Void
    ) async throws {
        let body = try parcel.payload ?? WebhookBody(parcel, key).encoded()
        var headers = [
            "Content-Type: application/json", "Idempotency-Key: \(key.idempotencyKey)",
            // libcurl would ask before it sends much, and wait a second for those who never answer.
            "Expect:",
        ]
        let timestamp = Int(Date().timeIntervalSince1970)
        headers.append("X-A2D2-Timestamp: \(timestamp)")
        if let source = webhook.secret {
            let secret = try await source.read()
            headers.append("X-A2D2-Signature: \(WebhookSignature.header(timestamp, body, secret: secret))")
        }
        let request = HTTPRequest(
            url: webhook.url, body: body, headers: headers, patience: patience,
            mostBytes: Self.mostBytesShown)
        try await handOver()
        do {
            try Self.judge(try await request.send())
        } catch let fault as HTTPFault {
            throw DeliveryFault(fault.isPermanent ? .permanent : .temporary, fault.reason)
        }
    }

    /// Returns when the receiver has taken it.
    static func judge(_ response: HTTPRequest.Response) throws(DeliveryFault) {
        switch response.status {
        case 200...299: return
        case 300...399:
            throw DeliveryFault(
                .permanent,
                "the receiver answered \(response.status): it is elsewhere, and redirects are not followed;"
                    + " name the URL that it points to")
        // Too slow, too early, too many (RFC 9110, RFC 8470, RFC 6585), or its own trouble: another time, perhaps.
        case 408, 425, 429, 500...599:
            let wait = response.retryAfter.map { ", and asks to wait \($0) s" } ?? ""
            throw DeliveryFault(.temporary, "the receiver answered \(response.status)\(wait)")
        default:
            throw DeliveryFault(.permanent, "the receiver refused it: \(response.status)\(said(response))")
        }
    }

    private static func said(_ response: HTTPRequest.Response) -> String {
        let text = String(decoding: response.body, as: UTF8.self).shownOnOneLine
        return text.isEmpty ? "" : " (\(text))"
    }
}
