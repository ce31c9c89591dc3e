import Synchronization

/// Tells all listeners of a database that it is closed.
final class Closing: Sendable {
    private struct State {
        var wakeUp: WakeUp?
        var isClosed = false
    }

    private let state = Mutex(State())

    /// Made when the first listener asks: most databases have none.
    func wakeUp() throws -> WakeUp {
        try state.withLock { state in
            if let wakeUp = state.wakeUp { return wakeUp }
            let wakeUp = try WakeUp()
            if state.isClosed { wakeUp.signal() }
            state.wakeUp = wakeUp
            return wakeUp
        }
    }

    func close() {
        state.withLock { state in
            state.isClosed = true
            state.wakeUp?.signal()
        }
    }
}
