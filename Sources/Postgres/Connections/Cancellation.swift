import Dispatch
import Synchronization

/// The wish to end what a lent connection is doing. It may come at any time, before the first statement and after
/// the last; it never reaches the connection's next borrower. A server that takes no notice of it, since it hangs or
/// can't be reached any more, loses the connection.
final class Cancellation: Sendable {
    private struct State {
        var isRequested = false
        /// While a borrower has the connection.
        var canceller: Canceller?
        /// Whether the server may be asked: not while it commits.
        var mayAsk = false
        var isAsking = false
        var isSevered = false
    }

    private let state = Mutex(State())
    private let ended = DispatchSemaphore(value: 0)
    private let delivered = DispatchSemaphore(value: 0)

    /// How long a server has to end what it was asked to end.
    private static let patience = DispatchTimeInterval.seconds(5)
    private static let clock = DispatchQueue(label: "a2d2.postgres.patience")

    var isRequested: Bool { state.withLock(\.isRequested) }

    /// Whether the connection was given up, since the server took no notice.
    var isSevered: Bool { state.withLock(\.isSevered) }

    /// From here on a request reaches the server.
    func begin(_ canceller: Canceller?) throws {
        try state.withLock { state in
            if state.isRequested { throw CancellationError() }
            state.canceller = canceller
            state.mayAsk = true
        }
    }

    func request() {
        let (canceller, isAsking) = state.withLock { state -> (Canceller?, Bool) in
            guard !state.isRequested else { return (nil, false) }
            state.isRequested = true
            state.isAsking = state.mayAsk && state.canceller != nil
            return (state.canceller, state.isAsking)
        }
        guard let canceller else { return }
        if isAsking { ask(canceller) }
        Self.clock.asyncAfter(deadline: .now() + Self.patience) { [self] in sever() }
    }

    private func ask(_ canceller: Canceller) {
        // A lane of its own: PQcancel waits for the server.
        DispatchQueue(label: "a2d2.postgres.cancel").async { [ended, delivered] in
            // One that overtakes its statement is ignored by the server, so it is repeated until the lane says
            // that it has ended.
            repeat { canceller.cancel() } while ended.wait(timeout: .now() + .milliseconds(50)) == .timedOut
            delivered.signal()
        }
    }

    /// Whatever waits for the server learns that the connection is lost.
    private func sever() {
        state.withLock { state in
            guard let canceller = state.canceller else { return }
            state.isSevered = true
            canceller.sever()
        }
    }

    /// The server is not asked any more. Blocks while a request is on its way, for a while; harmless when called twice.
    func withdraw() {
        let isAsking = state.withLock { state in
            state.mayAsk = false
            defer { state.isAsking = false }
            return state.isAsking
        }
        guard isAsking else { return }
        ended.signal()
        // One that arrives late would hit whatever the connection does then: it must do nothing any more.
        if isSevered || delivered.wait(timeout: .now() + Self.patience) == .timedOut { sever() }
    }

    /// The borrower is done: nothing of this reaches the connection any more.
    func end() {
        withdraw()
        state.withLock { $0.canceller = nil }
    }
}
