import Delivery

/// A log of deliveries for one test.
actor MemoryLog: DeliveryLog {
    private struct Row {
        var state = DeliveryState.open
        var number = 0
    }

    private var rows: [String: Row] = [:]
    private(set) var outcomes: [DeliveryOutcome] = []
    /// Called in place of the commit of `markHandedOver`.
    private let whenHandedOver: @Sendable () throws -> Void

    init(whenHandedOver: @escaping @Sendable () throws -> Void = {}) {
        self.whenHandedOver = whenHandedOver
    }

    func begin(_ key: DeliveryKey) -> DeliveryAttempt {
        var row = rows[key.idempotencyKey] ?? Row()
        row.number += 1
        rows[key.idempotencyKey] = row
        return DeliveryAttempt(key: key, number: row.number, found: row.state)
    }

    func markHandedOver(_ attempt: DeliveryAttempt) throws {
        guard rows[attempt.key.idempotencyKey]?.number == attempt.number else { throw OvertakenAttempt() }
        try whenHandedOver()
        rows[attempt.key.idempotencyKey]?.state = .uncertain
    }

    func finish(_ attempt: DeliveryAttempt, _ outcome: DeliveryOutcome) {
        outcomes.append(outcome)
        rows[attempt.key.idempotencyKey]?.state =
            switch outcome {
            case .delivered: .delivered
            case .failed(let fault): fault.kind == .uncertain ? .uncertain : .open
            }
    }
}
