internal import CLinux
internal import Glibc
internal import SystemPackage

/// Ends another thread's poll(2): an eventfd(2).
final class WakeUp: Sendable {
    let descriptor: Int32

    init() throws(Errno) {
        descriptor = eventfd(0, Int32(EFD_CLOEXEC | EFD_NONBLOCK))
        guard descriptor >= 0 else { throw Errno(rawValue: errno) }
    }

    deinit {
        close(descriptor)
    }

    /// Can fail only when it is signalled already.
    func signal() {
        eventfd_write(descriptor, 1)
    }

    func clear() {
        var count: eventfd_t = 0
        eventfd_read(descriptor, &count)
    }
}
