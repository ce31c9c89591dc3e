import Synchronization

extension Pool {
    /// How long a caller waits while all connections are lent: long, since only an error in a program makes it so.
    private static let longestWait = Duration.seconds(60)

    func grant() async throws -> PoolState.Grant {
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
        try await Task.sleep(for: Self.longestWait - settings.connectTimeout)
        abandon(
            waiter,
            PostgresError(
                sqlState: "53300", message: "all connections were lent for \(Self.longestWait)",
                doing: "waiting for a connection"))
    }

    private func abandon(_ waiter: PoolState.WaiterID, _ error: any Error) {
        let continuation = shared.withLock { shared in
            shared.state.abandon(waiter) ? shared.waiting.removeValue(forKey: waiter) : nil
        }
        continuation?.resume(throwing: error)
    }

    func serve(_ next: (waiter: PoolState.WaiterID, grant: PoolState.Grant)?, in shared: inout Shared) {
        guard let next else { return }
        shared.waiting.removeValue(forKey: next.waiter)?.resume(returning: next.grant)
    }

    func finishIfDrained() {
        let waiting = shared.withLock { shared -> [CheckedContinuation<Void, Never>] in
            guard shared.state.isDrained else { return [] }
            defer { shared.whenDrained = [] }
            return shared.whenDrained
        }
        for continuation in waiting { continuation.resume() }
    }
}
