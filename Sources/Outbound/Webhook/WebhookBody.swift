import Delivery
import Foundation

/// What is posted for a parcel that brings no payload of its own, see docs/delivery.md.
struct WebhookBody: Encodable {
    struct Attachment: Encodable {
        let name: String
        let mediaType: String
        /// In base64.
        let content: Data
    }

    /// The idempotency key.
    let id: String
    let subject: String
    let text: String
    let attachments: [Attachment]

    init(_ parcel: Parcel, _ key: DeliveryKey) {
        id = key.idempotencyKey
        subject = parcel.subject
        text = parcel.text
        attachments = parcel.attachments.map {
            Attachment(name: $0.name, mediaType: $0.mediaType, content: $0.bytes)
        }
    }

    func encoded() throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(self)
    }
}
