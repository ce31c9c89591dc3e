import Foundation
import Synchronization

/// Runs a transfer on a thread of its own. It blocks there for as long as the other side pleases, and in its callbacks
/// for what happens on the cooperative pool and on the lanes of connections: so it must hold none of their threads.
enum TransferThread {
    static func run<Result: Sendable>(
        _ transfer: @escaping @Sendable (TransferCancellation) throws -> Result
    ) async throws -> Result {
        let cancellation = TransferCancellation()
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let thread = Thread {
                    refuseBrokenPipes()
                    continuation.resume(with: Swift.Result { try transfer(cancellation) })
                }
                thread.name = "a2d2.transfer"
                thread.start()
            }
        } onCancel: {
            cancellation.request()
        }
    }

    /// OpenSSL writes to sockets whose other end may be gone, and libcurl does not ignore the signal of that when it
    /// was told to use none (CURLOPT_NOSIGNAL(3)). It goes to the thread that wrote: blocked there, it is nobody's.
    private static func refuseBrokenPipes() {
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGPIPE)
        pthread_sigmask(SIG_BLOCK, &signals, nil)
    }
}

/// Tells a transfer that nobody waits for it any more.
final class TransferCancellation: Sendable {
    private let isSet = Atomic(false)

    var isRequested: Bool { isSet.load(ordering: .relaxed) }

    func request() {
        isSet.store(true, ordering: .relaxed)
    }
}
