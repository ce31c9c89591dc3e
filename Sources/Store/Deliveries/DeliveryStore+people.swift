package import Foundation
import Postgres

extension DeliveryStore {
    /// Newest first. `state` and `fire` narrow it down.
    package func deliveries(
        in state: DeliveryRecord.State? = nil, of fire: UUID? = nil, limit: Int = 100
    ) async throws -> [DeliveryRecord] {
        var conditions: [SQL] = ["true"]
        if let state { conditions.append("state = \(state.rawValue)") }
        if let fire { conditions.append("fire_id = \(fire)") }
        return try await database.query(
            """
            SELECT * FROM deliveries WHERE \(conditions.joined(separator: " AND "))
            ORDER BY attempted_at DESC, idempotency_key LIMIT \(limit)
            """
        ).map(DeliveryRecord.init(row:))
    }

    /// The deliveries whose key begins so: two at most, enough to tell that there is more than one.
    package func deliveries(beginningWith prefix: String) async throws -> [DeliveryRecord] {
        try await database.query(
            """
            SELECT * FROM deliveries WHERE starts_with(idempotency_key, \(prefix.lowercased().storable))
            ORDER BY idempotency_key LIMIT 2
            """
        ).map(DeliveryRecord.init(row:))
    }

    /// A person has seen that it did not arrive, or has mended what it failed for: the next attempt sends it. False
    /// when it is in no state to be released from.
    package func release(_ idempotencyKey: String) async throws -> Bool {
        try await database.execute(
            """
            UPDATE deliveries SET state = 'open', handed_over_at = NULL
            WHERE idempotency_key = \(idempotencyKey) AND state IN ('uncertain', 'failed')
            """) == 1
    }

    /// A person has seen that it arrived: it is not sent again. False when that was known.
    package func confirm(_ idempotencyKey: String) async throws -> Bool {
        try await database.execute(
            """
            UPDATE deliveries SET state = 'delivered', delivered_at = now(), last_error = NULL
            WHERE idempotency_key = \(idempotencyKey) AND state <> 'delivered'
            """) == 1
    }

    /// Forgets what was last tried before `moment`; returns how many. What is forgotten could be delivered again, so
    /// this is for times after which nobody tries.
    package func removeDeliveries(attemptedBefore moment: Date) async throws -> Int {
        try await database.execute("DELETE FROM deliveries WHERE attempted_at < \(moment)")
    }
}
