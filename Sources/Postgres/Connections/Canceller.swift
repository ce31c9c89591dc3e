import CPostgres

/// libpq's `PGcancel`: asks the server to end what a connection is doing.
///
/// Unchecked, and safe: the pointer never changes, and PQcancel only reads what it points to, "so it can also be
/// invoked from a thread that is separate from the one manipulating the PGconn" (PostgreSQL manual, 34.7).
final class Canceller: @unchecked Sendable {
    private let raw: OpaquePointer

    init(_ raw: OpaquePointer) {
        self.raw = raw
    }

    deinit {
        PQfreeCancel(raw)
    }

    /// Blocks for a round trip. The server ignores it when nothing is running, so there is nothing to report.
    func cancel() {
        var message = [CChar](repeating: 0, count: 256)
        _ = PQcancel(raw, &message, CInt(message.count))
    }
}
