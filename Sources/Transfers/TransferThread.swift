import Foundation
import Synchronization

/// Runs a transfer on a thread of its own. It blocks there for as long as the other side pleases, and in its callbacks
/// for what happens on the cooperative pool and on the lanes of connections: so it must hold none of their threads.
package enum TransferThread {
    package static func run<Result: Sendable>(
        _ transfer: @escaping @Sendable (TransferCancellation) throws -> Result
    ) async throws -> Result {
        let cancellation = TransferCancellation()
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let thread = Thread {
                    BrokenPipes.refuse()
                    continuation.resume(with: Swift.Result { try transfer(cancellation) })
                }
                thread.name = "a2d2.transfer"
                thread.start()
            }
        } onCancel: {
            cancellation.request()
        }
    }
}

/// Tells a transfer that nobody waits for it any more.
package final class TransferCancellation: Sendable {
    private let isSet = Atomic(false)

    package init() {}

    package var isRequested: Bool { isSet.load(ordering: .relaxed) }

    package func request() {
        isSet.store(true, ordering: .relaxed)
    }
}
