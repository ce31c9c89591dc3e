import CCurl
import Foundation
import Synchronization
import Transfers

/// A transfer of libcurl that is used again and again, with the connections that it keeps open.
///
/// Sendable since the pool lends it to one thread at a time, and libcurl asks for no more (libcurl-thread(3)).
final class BucketLine: @unchecked Sendable {
    let handle = EasyHandle(patience: Patience())
}

/// The lines that nobody uses at the moment.
final class BucketLines: Sendable {
    /// So many stay open; more are closed after use.
    private static let mostIdle = 16
    private let idle = Mutex<[BucketLine]>([])

    func withLine<Result>(_ use: (BucketLine) throws -> Result) rethrows -> Result {
        let line = idle.withLock { $0.popLast() } ?? BucketLine()
        defer { idle.withLock { if $0.count < Self.mostIdle { $0.append(line) } } }
        return try use(line)
    }
}
