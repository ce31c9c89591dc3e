import Synchronization

/// Waits for work only so long, even for work that can't be cancelled: a read from a dead network share, a call into
/// libpq whose server has been stopped. Structured concurrency would wait for its end, which may never come.
package enum TimeLimit {
    package struct Exhausted: Error {}

    /// The work is cancelled when the time is over, and left to end by itself. What it holds (a thread, a
    /// connection) it holds until then.
    package static func run<Result: Sendable>(
        _ limit: Duration, _ work: @escaping @Sendable () async throws -> Result
    ) async throws -> Result {
        let race = Race<Result>()
        // The one place where tasks outlive their caller: that is what it is for.
        let working = Task {
            do { race.end(.success(try await work())) } catch { race.end(.failure(error)) }
        }
        let waiting = Task {
            try await Task.sleep(for: limit)
            race.end(.failure(Exhausted()))
        }
        defer {
            working.cancel()
            waiting.cancel()
        }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { race.begin($0) }
        } onCancel: {
            race.end(.failure(CancellationError()))
        }
    }

    /// The first result wins; it may come before anybody waits.
    private final class Race<Result: Sendable>: Sendable {
        private enum State {
            case running
            case waited(CheckedContinuation<Result, any Error>)
            case ended(Swift.Result<Result, any Error>)
            case told
        }

        private let state = Mutex(State.running)

        func begin(_ continuation: CheckedContinuation<Result, any Error>) {
            let result = state.withLock { state -> Swift.Result<Result, any Error>? in
                if case .ended(let result) = state {
                    state = .told
                    return result
                }
                state = .waited(continuation)
                return nil
            }
            if let result { continuation.resume(with: result) }
        }

        func end(_ result: Swift.Result<Result, any Error>) {
            let continuation = state.withLock { state -> CheckedContinuation<Result, any Error>? in
                switch state {
                case .running:
                    state = .ended(result)
                    return nil
                case .waited(let continuation):
                    state = .told
                    return continuation
                case .ended, .told: return nil
                }
            }
            continuation?.resume(with: result)
        }
    }
}
