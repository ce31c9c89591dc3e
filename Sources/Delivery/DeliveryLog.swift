/// What has become of a parcel on its way to a target; one row for each pair, for ever the same key.
package protocol DeliveryLog: Sendable {
    /// Begins an attempt. Answers what the carrier must know: nothing of the kind may be sent when it has been
    /// delivered, or when an earlier attempt ended where nobody knows whether it was.
    func begin(_ key: DeliveryKey) async throws -> DeliveryState

    /// The point of no return: from here on the other side may have it. Committed before the last byte goes.
    func markHandedOver(_ key: DeliveryKey) async throws

    func finish(_ key: DeliveryKey, _ outcome: DeliveryOutcome) async throws
}

package struct DeliveryKey: Sendable, Hashable {
    /// `Parcel.identity` and the target, digested: an idempotency key that a webhook's receiver gets too.
    package var idempotencyKey: String
    package var target: DeliveryTarget
    /// What people see in the log.
    package var subject: String

    package init(idempotencyKey: String, target: DeliveryTarget, subject: String) {
        self.idempotencyKey = idempotencyKey
        self.target = target
        self.subject = subject
    }
}

package enum DeliveryState: String, Sendable, Hashable, Codable {
    /// Never tried, or tried and certainly not delivered: try.
    case open
    /// Do nothing.
    case delivered
    /// Handed over, and nobody knows whether it arrived (the process was killed in that moment). A mail is not sent
    /// again by itself; a folder and a webhook, whose receivers know the key, are.
    case uncertain
}

package enum DeliveryOutcome: Sendable, Hashable {
    case delivered
    /// With what a person needs to know, without secrets; `isPermanent`: trying again is of no use.
    case failed(String, isPermanent: Bool)
}
