import Dispatch

/// Runs what blocks (fsync, copying) off the cooperative pool, where one blocked call stalls unrelated work.
package enum BlockingWork {
    private static let queue = DispatchQueue(label: "a2d2.blocking", attributes: .concurrent)

    package static func run<Result: Sendable>(_ work: @escaping @Sendable () throws -> Result) async throws
        -> Result
    {
        try await withCheckedThrowingContinuation { continuation in
            queue.async { continuation.resume(with: Swift.Result { try work() }) }
        }
    }
}
