package import Delivery
package import Foundation

extension DeliveryKey {
    /// The key of this parcel's way to this target. The recipients' order is no part of it.
    package init(_ parcel: Parcel, to target: DeliveryTarget, fire: UUID? = nil) {
        let address =
            switch target {
            case .folder(let path): [path]
            case .mail(let recipients): recipients.sorted()
            case .webhook(let webhook): [webhook.url]
            }
        // Each with its length, so that no two lists have the same text.
        let parts = ([parcel.identity, target.kind] + address).map { "\($0.utf8.count):\($0)" }
        self.init(
            idempotencyKey: Digest.sha256(parts.joined().utf8), target: target, subject: parcel.subject,
            fire: fire
        )
    }
}
