import Dispatch
import Synchronization

/// The wish to end what a lent connection is doing. It may come at any time, before the first statement and after
/// the last; it never reaches the connection's next borrower.
final class Cancellation: Sendable {
    private struct State {
        var isRequested = false
        var canceller: Canceller?
        var isDelivering = false
    }

    private let state = Mutex(State())
    private let ended = DispatchSemaphore(value: 0)
    private let delivered = DispatchSemaphore(value: 0)

    var isRequested: Bool { state.withLock(\.isRequested) }

    /// From here on a request reaches the server.
    func begin(_ canceller: Canceller?) throws {
        try state.withLock { state in
            if state.isRequested { throw CancellationError() }
            state.canceller = canceller
        }
    }

    func request() {
        let canceller = state.withLock { state -> Canceller? in
            guard !state.isRequested else { return nil }
            state.isRequested = true
            state.isDelivering = state.canceller != nil
            return state.canceller
        }
        guard let canceller else { return }
        // A lane of its own: PQcancel waits for the server.
        DispatchQueue(label: "a2d2.postgres.cancel").async { [ended, delivered] in
            // One that overtakes its statement is ignored by the server, so it is repeated until the lane says
            // that it has ended.
            repeat { canceller.cancel() } while ended.wait(timeout: .now() + .milliseconds(50)) == .timedOut
            delivered.signal()
        }
    }

    /// No request reaches the server after this. Blocks while one is on its way; harmless when called twice.
    func end() {
        let isDelivering = state.withLock { state in
            state.canceller = nil
            defer { state.isDelivering = false }
            return state.isDelivering
        }
        guard isDelivering else { return }
        ended.signal()
        delivered.wait()
    }
}
