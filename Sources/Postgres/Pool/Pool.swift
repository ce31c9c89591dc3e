import Logging
import Synchronization

/// Acts on what `PoolState` decides. A caller that needs a connection opens it itself, so the pool has no task of
/// its own.
final class Pool: Sendable {
    private struct Shared {
        var state: PoolState
        var connections: [PoolState.ConnectionID: Connection] = [:]
        var waiting: [PoolState.WaiterID: CheckedContinuation<PoolState.Grant, any Error>] = [:]
        var waitersNumbered = 0
        var lastFailure: PostgresError?
        var whenDrained: [CheckedContinuation<Void, Never>] = []
    }

    let settings: ConnectionSettings
    private let logger: Logger
    private let shared: Mutex<Shared>
    private let backOff = BackOff(first: .milliseconds(50), longest: .seconds(1))
    /// How long a caller waits while all connections are lent: long, since only an error in a program makes it so.
    private let longestWait = Duration.seconds(60)

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
        let mustClose = shared.withLock { shared in
            if !isUsable || shared.state.isClosed { shared.connections[lent.id] = nil }
            let next = shared.state.returned(lent.id, isUsable: isUsable && !shared.state.isClosed)
            serve(next, in: &shared)
            return isUsable && shared.state.isClosed
        }
        if mustClose { await lent.connection.close() }
        finishIfDrained()
    }

    /// Turns away whoever waits, closes what is idle, and waits until the rest has come back.
    func close() async {
        let idle = shared.withLock { shared in
            let (idle, waiters) = shared.state.close()
            for waiter in waiters {
                shared.waiting.removeValue(forKey: waiter)?.resume(throwing: Self.closed)
            }
            return idle.compactMap { shared.connections.removeValue(forKey: $0) }
        }
        for connection in idle { await connection.close() }
        await withCheckedContinuation { continuation in
            let isDrained = shared.withLock { shared in
                if !shared.state.isDrained { shared.whenDrained.append(continuation) }
                return shared.state.isDrained
            }
            if isDrained { continuation.resume() }
        }
    }

    private static let closed = PostgresError(
        message: "the database was closed", doing: "waiting for a connection")
}

// MARK: - Waiting

extension Pool {
    private func grant() async throws -> PoolState.Grant {
        try Task.checkCancellation()
        switch shared.withLock({ $0.state.request() }) {
        case .granted(let grant): return grant
        case .closed: throw Self.closed
        case .wait: return try await waitInLine()
        }
    }

    private func waitInLine() async throws -> PoolState.Grant {
        let waiter = shared.withLock { shared in
            shared.waitersNumbered += 1
            return PoolState.WaiterID(number: shared.waitersNumbered)
        }
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await self.expire(waiter) }
            defer { group.cancelAll() }
            return try await withTaskCancellationHandler {
                try await withCheckedThrowingContinuation { self.enqueue(waiter, $0) }
            } onCancel: {
                abandon(waiter, CancellationError())
            }
        }
    }

    private func enqueue(
        _ waiter: PoolState.WaiterID, _ continuation: CheckedContinuation<PoolState.Grant, any Error>
    ) {
        shared.withLock { shared in
            // Cancelled before it stood in line: the handler has run and found nobody.
            guard !Task.isCancelled else { return continuation.resume(throwing: CancellationError()) }
            switch shared.state.request(waiter: waiter) {
            case .granted(let grant): continuation.resume(returning: grant)
            case .closed: continuation.resume(throwing: Self.closed)
            case .wait: shared.waiting[waiter] = continuation
            }
        }
    }

    private func expire(_ waiter: PoolState.WaiterID) async throws {
        try await Task.sleep(for: settings.connectTimeout)
        if let failure = shared.withLock({ $0.state.isServerAway ? $0.lastFailure : nil }) {
            return abandon(waiter, failure)
        }
        try await Task.sleep(for: longestWait - settings.connectTimeout)
        abandon(
            waiter,
            PostgresError(
                sqlState: "53300", message: "all connections were lent for \(longestWait)",
                doing: "waiting for a connection"))
    }

    private func abandon(_ waiter: PoolState.WaiterID, _ error: any Error) {
        let continuation = shared.withLock { shared in
            shared.state.abandon(waiter) ? shared.waiting.removeValue(forKey: waiter) : nil
        }
        continuation?.resume(throwing: error)
    }

    private func serve(_ next: (waiter: PoolState.WaiterID, grant: PoolState.Grant)?, in shared: inout Shared)
    {
        guard let next else { return }
        shared.waiting.removeValue(forKey: next.waiter)?.resume(returning: next.grant)
    }

    private func finishIfDrained() {
        let waiting = shared.withLock { shared -> [CheckedContinuation<Void, Never>] in
            guard shared.state.isDrained else { return [] }
            defer { shared.whenDrained = [] }
            return shared.whenDrained
        }
        for continuation in waiting { continuation.resume() }
    }
}

// MARK: - Opening

extension Pool {
    private func open(_ id: PoolState.ConnectionID) async throws -> Lent {
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
            shared.withLock { shared in
                let next = shared.state.gaveUpOpening(id)
                serve(next, in: &shared)
            }
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
        return backOff.delay(afterFailure: failures)
    }
}
