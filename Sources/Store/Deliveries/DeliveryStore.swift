package import Delivery
package import Postgres

/// The log of deliveries, in the table of that name.
///
/// Two processes that hold the same fire (one has lost its lease and does not know it) can't both send: `begin` raises
/// the attempt's number, and only the attempt with the present number passes `markHandedOver`. Both are one statement
/// on one row, so Postgres puts them in an order. No lock is held while something is sent, so none has to be waited
/// for when a process was killed.
package struct DeliveryStore: DeliveryLog {
    package let database: Database

    package init(database: Database) {
        self.database = database
    }

    package func begin(_ key: DeliveryKey) async throws -> DeliveryAttempt {
        try await database.transaction { connection in
            // What is not to be sent is left as it is, and returns no row. `DeliveryAttempt.isToBeSent` says the same.
            var rows = try connection.query(
                """
                INSERT INTO deliveries (idempotency_key, kind, target, subject, fire_id, attempts)
                VALUES (\(key.idempotencyKey), \(key.target.kind), \(key.target.label.storable),
                    \(key.subject.storable), \(key.fire), 1)
                ON CONFLICT (idempotency_key) DO UPDATE
                SET attempts = deliveries.attempts + 1, attempted_at = now(), fire_id = excluded.fire_id,
                    state = CASE deliveries.state WHEN 'uncertain' THEN 'uncertain' ELSE 'open' END
                WHERE deliveries.state <> 'delivered'
                    AND NOT (deliveries.state = 'uncertain' AND deliveries.kind = 'mail')
                RETURNING attempts, state
                """)
            if rows.isEmpty {
                rows = try connection.query(
                    "SELECT attempts, state FROM deliveries WHERE idempotency_key = \(key.idempotencyKey)")
            }
            guard let row = rows.first else {
                throw StoreError.unexpected("a delivery that was forgotten as it began")
            }
            return DeliveryAttempt(
                key: key, number: try row.decode("attempts"),
                found: try DeliveryState(stored: row.decode("state")))
        }
    }

    package func markHandedOver(_ attempt: DeliveryAttempt) async throws {
        let marked = try await database.execute(
            """
            UPDATE deliveries SET state = 'uncertain', handed_over_at = now()
            WHERE idempotency_key = \(attempt.key.idempotencyKey) AND attempts = \(attempt.number)
                AND state IN ('open', 'uncertain')
            """)
        guard marked == 1 else { throw OvertakenAttempt() }
    }

    package func finish(_ attempt: DeliveryAttempt, _ outcome: DeliveryOutcome) async throws {
        switch outcome {
        case .delivered:
            try await database.execute(
                """
                UPDATE deliveries SET state = 'delivered', delivered_at = now(), last_error = NULL
                WHERE idempotency_key = \(attempt.key.idempotencyKey) AND state <> 'delivered'
                """)
        case .failed(let fault):
            let state =
                switch fault.kind {
                case .temporary: "open"
                case .permanent: "failed"
                case .uncertain: "uncertain"
                }
            try await database.execute(
                """
                UPDATE deliveries SET state = \(state), last_error = \(fault.reason.storable)
                WHERE idempotency_key = \(attempt.key.idempotencyKey) AND attempts = \(attempt.number)
                    AND state IN ('open', 'uncertain')
                """)
        }
    }
}

extension DeliveryState {
    /// An attempt that begins after a failure finds the way open.
    init(stored: String) throws {
        guard let state = DeliveryState(rawValue: stored) else {
            throw StoreError.unexpected("a delivery in state \(stored)")
        }
        self = state
    }
}
