import CPostgres
import Glibc

/// Ends what a connection is doing, from another thread: by asking the server (libpq's `PGcancel`), or by force.
///
/// Unchecked, and safe: the pointer never changes, and PQcancel only reads what it points to, "so it can also be
/// invoked from a thread that is separate from the one manipulating the PGconn" (PostgreSQL manual, 34.7).
final class Canceller: @unchecked Sendable {
    private let raw: OpaquePointer
    /// A duplicate, for libpq may close its own at any time, and the number may then be another's.
    let socket: CInt

    /// Takes over what `PQgetCancel` has made.
    init(_ raw: OpaquePointer, socket: CInt) {
        self.raw = raw
        self.socket = fcntl(socket, F_DUPFD_CLOEXEC, 0)
    }

    deinit {
        PQfreeCancel(raw)
        if socket >= 0 { close(socket) }
    }

    /// Blocks for a round trip. The server ignores it when nothing is running, so there is nothing to report.
    func cancel() {
        var message = [CChar](repeating: 0, count: 256)
        _ = PQcancel(raw, &message, CInt(message.count))
    }

    /// Ends the connection under whoever waits for its server.
    func sever() {
        shutdown(socket, CInt(SHUT_RDWR))
    }
}
