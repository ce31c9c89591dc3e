package import Documents
import Synchronization

/// Wakes the stages that wait for work. Rings that come while a stage is busy are kept, as one.
package final class Bell: Sendable {
    private struct State {
        var listeners: [StageName: AsyncStream<Void>.Continuation] = [:]
        var isClosed = false
    }

    private let state = Mutex(State())

    package init() {}

    /// One element for any number of rings since the last, and one to begin with; ends when the bell is closed.
    /// A stage has one listener.
    package func rings(for stage: StageName) -> AsyncStream<Void> {
        let (stream, continuation) = AsyncStream.makeStream(
            of: Void.self, bufferingPolicy: .bufferingNewest(1))
        continuation.yield()
        state.withLock { state in
            if state.isClosed {
                continuation.finish()
            } else {
                state.listeners[stage] = continuation
            }
        }
        return stream
    }

    package func ring(_ stage: StageName) {
        state.withLock { state in
            _ = state.listeners[stage]?.yield()
        }
    }

    package func ringAll() {
        state.withLock { state in
            for listener in state.listeners.values {
                listener.yield()
            }
        }
    }

    var isClosed: Bool { state.withLock(\.isClosed) }

    /// Ends the streams: nobody is to take up anything new.
    package func close() {
        state.withLock { state in
            for listener in state.listeners.values {
                listener.finish()
            }
            state = State(isClosed: true)
        }
    }
}
