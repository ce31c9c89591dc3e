import Synchronization

/// A value that tests wait on instead of sleeping.
final class Waitable<Value: Sendable>: Sendable {
    private struct Waiting {
        let condition: @Sendable (Value) -> Bool
        let continuation: CheckedContinuation<Void, Never>
    }

    private struct State {
        var value: Value
        var waiting: [Waiting] = []
    }

    private let state: Mutex<State>

    init(_ value: Value) {
        state = Mutex(State(value: value))
    }

    var value: Value { state.withLock { $0.value } }

    func change(_ body: (inout Value) -> Void) {
        let met = state.withLock { state in
            body(&state.value)
            let value = state.value
            let met = state.waiting.filter { $0.condition(value) }
            if !met.isEmpty { state.waiting.removeAll { $0.condition(value) } }
            return met
        }
        for waiting in met { waiting.continuation.resume() }
    }

    func wait(until condition: @escaping @Sendable (Value) -> Bool) async {
        await withCheckedContinuation { continuation in
            let isMet = state.withLock { state in
                let isMet = condition(state.value)
                if !isMet { state.waiting.append(Waiting(condition: condition, continuation: continuation)) }
                return isMet
            }
            if isMet { continuation.resume() }
        }
    }
}
