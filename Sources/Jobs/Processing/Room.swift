import Synchronization

/// How many jobs of a stage may still be taken in hand.
final class Room: Sendable {
    private struct State {
        var taken = 0
        var wasFull = false
    }

    private let limit: Int
    private let state = Mutex(State())

    init(limit: Int) {
        self.limit = limit
    }

    /// Nil when there is no room. Then whoever leaves must ring.
    var free: Int? {
        state.withLock { state in
            if state.taken >= limit { state.wasFull = true }
            return state.taken < limit ? limit - state.taken : nil
        }
    }

    /// Of many places, less than a quarter is free.
    var isNearlyFull: Bool {
        state.withLock { state in limit >= 32 && state.taken < limit && (limit - state.taken) * 4 < limit }
    }

    func enter() {
        state.withLock { $0.taken += 1 }
    }

    /// True when there was no room before, so that jobs may be waiting for this one's place.
    func leave() -> Bool {
        state.withLock { state in
            state.taken -= 1
            defer { state.wasFull = false }
            return state.wasFull
        }
    }
}
