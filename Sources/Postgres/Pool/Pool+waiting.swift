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
        let answer = shared.withLock { shared -> Result<PoolState.Grant, any Error>? in
            // Cancelled before it stood in line: the handler has run and found nobody.
            guard !Task.isCancelled else { return .failure(CancellationError()) }
            switch shared.state.request(waiter: waiter) {
            case .granted(let grant): return .success(grant)
            case .closed: return .failure(Self.closed)
            case .wait:
                shared.waiting[waiter] = continuation
                return nil
            }
        }
        if let answer { continuation.resume(with: answer) }
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

    func finishIfDrained() {
        let waiting = shared.withLock { shared -> [CheckedContinuation<Void, Never>] in
            guard shared.state.isDrained else { return [] }
            defer { shared.whenDrained = [] }
            return shared.whenDrained
        }
        for continuation in waiting { continuation.resume() }
    }
}

extension Pool.Shared {
    /// Takes who is next out of the line; what it answers resumes them, and is to be called without the lock.
    mutating func take(_ next: (waiter: PoolState.WaiterID, grant: PoolState.Grant)?) -> (() -> Void)? {
        guard let next, let waiter = waiting.removeValue(forKey: next.waiter) else { return nil }
        return { waiter.resume(returning: next.grant) }
    }
}
