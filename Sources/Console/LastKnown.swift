import Synchronization

/// A value that takes a while to get, from something that may hang. Whoever asks waits for a moment at most, and gets
/// the last one that is known, with its age. It is got anew when somebody asks and it is old, never twice at once.
final class LastKnown<Value: Sendable>: Sendable {
    struct Reading: Sendable {
        /// Nil: there never was one.
        var value: Value?
        /// Since it was got; nil when there is none.
        var age: Duration?
        /// Why there is none that is fresh; nil when there is, or nothing is known yet.
        var failure: String?
        /// Whether it is as new as `freshness` asks for, or was got since somebody asked: however long the answer took to arrive
        /// on a busy machine, nothing newer could have been had.
        var isFresh: Bool
    }

    private struct State {
        var value: Value?
        var gotAt: ContinuousClock.Instant?
        var freshUntil: ContinuousClock.Instant?
        var failure: String?
        /// Ends the waits of those who asked.
        var waiters: [Int: AsyncStream<Void>.Continuation] = [:]
        var waitersSoFar = 0
    }

    private let state = Mutex(State())
    private let get: @Sendable () async throws -> Value
    private let freshness: @Sendable (_ cost: Duration) -> Duration
    private let demands: AsyncStream<Void>
    private let demand: AsyncStream<Void>.Continuation

    /// - Parameters:
    ///   - freshness: How long a value counts as new, from what it cost to get it.
    init(
        freshness: @escaping @Sendable (_ cost: Duration) -> Duration,
        get: @escaping @Sendable () async throws -> Value
    ) {
        self.freshness = freshness
        self.get = get
        (demands, demand) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// Gets the value whenever it is asked for, until the task is cancelled.
    func run() async {
        for await _ in demands {
            guard !isFresh else {
                // Got for somebody else, just before this one began to wait.
                settle { _ in }
                continue
            }
            let start = ContinuousClock.now
            do {
                let value = try await get()
                let now = ContinuousClock.now
                settle { state in
                    state.value = value
                    state.gotAt = now
                    state.freshUntil = now + freshness(now - start)
                    state.failure = nil
                }
            } catch {
                settle { $0.failure = "\(error)" }
            }
        }
    }

    /// Waits no longer than `patience`.
    func read(patience: Duration) async -> Reading {
        let asked = ContinuousClock.now
        guard !isFresh else { return reading(asked: asked) }
        let (settled, continuation) = AsyncStream.makeStream(of: Void.self)
        let number = state.withLock { state in
            state.waitersSoFar += 1
            state.waiters[state.waitersSoFar] = continuation
            return state.waitersSoFar
        }
        demand.yield()
        let isInTime = await withTaskGroup(of: Bool.self) { group in
            group.addTask {
                for await _ in settled { return true }
                return false
            }
            group.addTask {
                // Cancelled when the value is there: then nobody looks at this answer.
                do { try await Task.sleep(for: patience) } catch { return true }
                return false
            }
            let first = await group.next() ?? false
            group.cancelAll()
            return first
        }
        state.withLock { $0.waiters[number] = nil }
        var reading = reading(asked: asked)
        if !isInTime, !reading.isFresh { reading.failure = "no answer within \(patience)" }
        return reading
    }

    private var isFresh: Bool {
        state.withLock { $0.freshUntil.map { ContinuousClock.now < $0 } ?? false }
    }

    private func reading(asked: ContinuousClock.Instant) -> Reading {
        state.withLock { state in
            let wasFresh = state.freshUntil.map { asked < $0 } ?? false
            let isNewer = state.gotAt.map { $0 >= asked } ?? false
            return Reading(
                value: state.value, age: state.gotAt.map { .now - $0 }, failure: state.failure,
                isFresh: wasFresh || isNewer)
        }
    }

    private func settle(_ change: (inout State) -> Void) {
        let waiters = state.withLock { state in
            change(&state)
            defer { state.waiters = [:] }
            return state.waiters.values
        }
        for waiter in waiters { waiter.yield() }
    }
}
