import Dispatch
import Synchronization

/// The point of no return, between the thread of a transfer that must not go past it before the log says so, and the
/// log, which is asynchronous.
///
/// The thread waits with a semaphore. That can't lock anything up: the thread is the transfer's own
/// (`TransferThread`), so whatever the log needs to answer, a connection's lane or the cooperative pool, does not
/// wait for it. And an answer comes always: `serve` gives one when it ends, however it ends.
final class HandOverGate: Sendable {
    private let questions: AsyncStream<Void>
    private let asking: AsyncStream<Void>.Continuation
    private let answered = DispatchSemaphore(value: 0)
    private let answer = Mutex<Result<Void, any Error>?>(nil)

    init() {
        (questions, asking) = AsyncStream.makeStream()
    }

    /// Blocks until the log has answered; false when the transfer must end here. To be asked once.
    func pass() -> Bool {
        asking.yield()
        asking.finish()
        answered.wait()
        return answer.withLock { answer in
            if case .success = answer { true } else { false }
        }
    }

    /// There will be no question any more.
    func close() {
        asking.finish()
    }

    /// Waits for the question and has `handOver` answer it.
    func serve(_ handOver: () async throws -> Void) async {
        defer { answered.signal() }
        for await _ in questions {
            do {
                try await handOver()
                answer.withLock { $0 = .success(()) }
            } catch {
                answer.withLock { $0 = .failure(error) }
            }
        }
    }

    /// What kept the log from answering; nil when it was not asked, or agreed.
    var refusal: (any Error)? {
        answer.withLock { answer in
            if case .failure(let error) = answer { error } else { nil }
        }
    }
}
