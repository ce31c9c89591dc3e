/// Remembers that this process added jobs, until other machines have been told.
package final class Announcer: Sendable {
    private let stream: AsyncStream<Void>
    private let continuation: AsyncStream<Void>.Continuation

    package init() {
        (stream, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    }

    package func jobsAdded() {
        continuation.yield()
    }

    /// One element for any number of additions since the last. For one reader.
    var additions: AsyncStream<Void> { stream }
}
