/// What has become of each parcel on its way to each target: one row for a pair, for ever under the same key.
package protocol DeliveryLog: Sendable {
    /// Begins an attempt, unless nothing may be sent: `found` says so. An attempt that began earlier and is still
    /// under way is thereby overtaken: it can't hand over any more. So two processes never send the same mail, and
    /// nobody waits for one that was killed.
    func begin(_ key: DeliveryKey) async throws -> DeliveryAttempt

    /// The point of no return: from here on the other side may have it. Committed before the last byte goes.
    /// Throws `OvertakenAttempt` when another attempt has begun since.
    func markHandedOver(_ attempt: DeliveryAttempt) async throws

    /// Writes down how an attempt ended. That of an overtaken one counts only if it delivered.
    func finish(_ attempt: DeliveryAttempt, _ outcome: DeliveryOutcome) async throws
}

/// One try to deliver.
package struct DeliveryAttempt: Sendable, Hashable {
    package var key: DeliveryKey
    /// From 1, counted over all processes: it tells an attempt from one that overtook it.
    package var number: Int
    package var found: DeliveryState

    package init(key: DeliveryKey, number: Int, found: DeliveryState) {
        self.key = key
        self.number = number
        self.found = found
    }

    /// Whether something is to be sent. A folder and a webhook, whose receivers know the key, are sent again when
    /// nobody knows whether they arrived; a mail is not.
    package var isToBeSent: Bool {
        switch (found, key.target) {
        case (.open, _), (.uncertain, .folder), (.uncertain, .webhook): true
        case (.delivered, _), (.uncertain, .mail): false
        }
    }
}

package struct OvertakenAttempt: Error, Sendable, Hashable, CustomStringConvertible {
    package init() {}

    package var description: String { "another attempt to deliver the same has begun" }
}
