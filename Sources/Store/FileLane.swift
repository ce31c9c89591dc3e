internal import Dispatch

/// Where work that blocks on a disk or a network share is done: threads of its own, so that the cooperative pool, one
/// thread a core, goes on with what can go on. Whoever calls bounds how much runs at a time.
package struct FileLane: Sendable {
    private let queue: DispatchQueue

    package init(label: String) {
        queue = DispatchQueue(label: label, attributes: .concurrent)
    }

    package func run<Result: Sendable>(_ body: @escaping @Sendable () throws -> Result) async throws -> Result
    {
        try await withCheckedThrowingContinuation { continuation in
            queue.async { continuation.resume(with: Swift.Result { try body() }) }
        }
    }
}
