package import Foundation

/// Names a parcel's way to one target.
package struct DeliveryKey: Sendable, Hashable {
    /// `Parcel.identity` and the target, digested: 64 hexadecimal digits, which a webhook's receiver gets too.
    package var idempotencyKey: String
    package var target: DeliveryTarget
    /// What people see in the log.
    package var subject: String
    /// The fire that it is delivered for; nil for what a person asked for.
    package var fire: UUID?

    package init(idempotencyKey: String, target: DeliveryTarget, subject: String, fire: UUID? = nil) {
        self.idempotencyKey = idempotencyKey
        self.target = target
        self.subject = subject
        self.fire = fire
    }
}
