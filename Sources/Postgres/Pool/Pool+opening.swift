import Logging
import Synchronization

extension Pool {
    private static let backOff = BackOff(first: .milliseconds(50), longest: .seconds(1))

    /// Opens the connection that the state has granted, trying for `settings.connectTimeout`.
    func open(_ id: PoolState.ConnectionID) async throws -> Lent {
        let deadline = ContinuousClock.now + settings.connectTimeout
        do {
            while true {
                try Task.checkCancellation()
                let connection = Connection(logger: logger)
                do {
                    try await connection.open(settings)
                    return try await accept(Lent(id: id, connection: connection))
                } catch let error as PostgresError where error.isTransient {
                    let delay = failed(error)
                    guard ContinuousClock.now + delay < deadline else { throw error }
                    try await Task.sleep(for: delay)
                }
            }
        } catch {
            let next = shared.withLock { $0.take($0.state.gaveUpOpening(id)) }
            next?()
            finishIfDrained()
            throw error
        }
    }

    private func accept(_ lent: Lent) async throws -> Lent {
        let isWanted = shared.withLock { shared in
            shared.lastFailure = nil
            guard shared.state.opened(lent.id) else { return false }
            shared.connections[lent.id] = lent.connection
            return true
        }
        guard !isWanted else { return lent }
        await lent.connection.close()
        throw Self.closed
    }

    private func failed(_ error: PostgresError) -> Duration {
        let failures = shared.withLock { shared in
            shared.lastFailure = error
            return shared.state.openFailed()
        }
        if failures == 1 { logger.warning("no connection to Postgres: \(error)") }
        return Self.backOff.delay(afterFailure: failures)
    }
}
