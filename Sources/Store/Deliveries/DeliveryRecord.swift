package import Foundation
import Postgres

/// A row of the log of deliveries, for people.
package struct DeliveryRecord: Sendable, Hashable {
    package enum State: String, Sendable, Hashable, Codable, CaseIterable {
        /// Not delivered yet; whoever has the parcel tries again.
        case open
        /// Nobody knows whether it arrived. A mail waits for a person.
        case uncertain
        case delivered
        /// Tried, and not to be tried again before something has changed.
        case failed
    }

    package let idempotencyKey: String
    /// `mail ops@example.com`
    package let target: String
    package let subject: String
    package let fire: UUID?
    package let state: State
    package let attempts: Int
    package let created: Date
    package let attempted: Date
    package let delivered: Date?
    package let lastError: String?

    init(row: Row) throws {
        let stateName = try row.decode("state", as: String.self)
        guard let state = State(rawValue: stateName) else {
            throw StoreError.unexpected("a delivery in state \(stateName)")
        }
        idempotencyKey = try row.decode("idempotency_key")
        target = try row.decode("target")
        subject = try row.decode("subject")
        fire = try row.decode("fire_id")
        self.state = state
        attempts = try row.decode("attempts")
        created = try row.decode("created_at")
        attempted = try row.decode("attempted_at")
        delivered = try row.decode("delivered_at")
        lastError = try row.decode("last_error")
    }
}
