import Glibc
import Synchronization

/// Ends a wait on a lane from outside: a file descriptor that can be polled beside a socket, and stays readable
/// once it was signalled.
final class WakeUp: Sendable {
    /// Becomes readable when the other end of the pair is shut down.
    let fileDescriptor: CInt
    private let otherEnd: CInt
    private let signalled = Atomic(false)

    init() throws {
        var ends: [CInt] = [-1, -1]
        let type = CInt(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
        guard socketpair(AF_UNIX, type, 0, &ends) == 0 else {
            throw PostgresError(message: String(cString: strerror(errno)), doing: "making a pair of sockets")
        }
        fileDescriptor = ends[0]
        otherEnd = ends[1]
    }

    deinit {
        close(fileDescriptor)
        close(otherEnd)
    }

    var isSignalled: Bool { signalled.load(ordering: .acquiring) }

    func signal() {
        signalled.store(true, ordering: .releasing)
        shutdown(otherEnd, CInt(SHUT_RDWR))
    }
}
