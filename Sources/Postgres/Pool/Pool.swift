import Logging
import Synchronization

/// Acts on what `PoolState` decides. A caller that needs a connection opens it itself, so the pool has no task of
/// its own.
///
/// Nobody is resumed under the lock: who cancels a task that waits here holds that task's lock of the runtime's and comes for
/// this one, and who resumes it comes for that one.
final class Pool: Sendable {
    struct Shared {
        var state: PoolState
        var connections: [PoolState.ConnectionID: Connection] = [:]
        var waiting: [PoolState.WaiterID: CheckedContinuation<PoolState.Grant, any Error>] = [:]
        var waitersNumbered = 0
        var lastFailure: PostgresError?
        var whenDrained: [CheckedContinuation<Void, Never>] = []
    }

    let settings: ConnectionSettings
    let logger: Logger
    let shared: Mutex<Shared>

    init(settings: ConnectionSettings, size: Int, logger: Logger) {
        self.settings = settings
        self.logger = logger
        shared = Mutex(Shared(state: PoolState(size: size)))
    }

    struct Lent: Sendable {
        let id: PoolState.ConnectionID
        let connection: Connection
    }

    /// Waits for a connection: for `settings.connectTimeout` while the server is away.
    func borrow() async throws -> Lent {
        switch try await grant() {
        case .use(let id):
            guard let connection = shared.withLock({ $0.connections[id] }) else {
                preconditionFailure("a lent connection is known")
            }
            return Lent(id: id, connection: connection)
        case .open(let id):
            return try await open(id)
        }
    }

    func giveBack(_ lent: Lent, isUsable: Bool) async {
        let (mustClose, next) = shared.withLock { shared in
            if !isUsable || shared.state.isClosed { shared.connections[lent.id] = nil }
            let next = shared.state.returned(lent.id, isUsable: isUsable && !shared.state.isClosed)
            return (isUsable && shared.state.isClosed, shared.take(next))
        }
        next?()
        if mustClose { await lent.connection.close() }
        finishIfDrained()
    }

    /// Turns away whoever waits, closes what is idle, and waits until the rest has come back.
    func close() async {
        let (idle, waiting) = shared.withLock { shared in
            let (idle, waiters) = shared.state.close()
            return (
                idle.compactMap { shared.connections.removeValue(forKey: $0) },
                waiters.compactMap { shared.waiting.removeValue(forKey: $0) }
            )
        }
        for waiter in waiting { waiter.resume(throwing: Self.closed) }
        for connection in idle { await connection.close() }
        await withCheckedContinuation { continuation in
            let isDrained = shared.withLock { shared in
                if !shared.state.isDrained { shared.whenDrained.append(continuation) }
                return shared.state.isDrained
            }
            if isDrained { continuation.resume() }
        }
    }

    static let closed = PostgresError(
        message: "the database was closed", doing: "waiting for a connection")
}
