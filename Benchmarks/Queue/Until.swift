import ServiceLifecycle
import Synchronization

/// Ends a group of services when something has come to pass.
final class Until: Service {
    private let wait: @Sendable () async throws -> Void
    private let ended = Mutex(ContinuousClock.now)

    init(_ wait: @escaping @Sendable () async throws -> Void) {
        self.wait = wait
    }

    var end: ContinuousClock.Instant { ended.withLock(\.self) }

    func run() async throws {
        try await wait()
        ended.withLock { $0 = .now }
    }
}
