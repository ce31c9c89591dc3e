import Dispatch
import Glibc

/// A lock of the kernel (flock) on a file: it ends with its holder, however that ends, so it never goes stale.
/// Children don't inherit it.
final class FileLock: Sendable {
    let path: String
    private let descriptor: CInt

    /// Opens the file, which need not exist, and holds nothing yet.
    init(path: String) throws {
        self.path = path
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw ClusterError.system("opening \(path)", code: errno) }
    }

    deinit {
        close(descriptor)
    }

    /// Waits for all others, on a thread that may block.
    func lockExclusively() async throws {
        let code = await withCheckedContinuation { continuation in
            DispatchQueue(label: "a2d2.file-lock").async { [self] in
                continuation.resume(returning: apply(LOCK_EX))
            }
        }
        guard code == 0 else { throw ClusterError.system("locking \(path)", code: code) }
    }

    /// False when another holds it in a way that excludes this one.
    func tryLocking(exclusively: Bool) throws -> Bool {
        let code = apply((exclusively ? LOCK_EX : LOCK_SH) | LOCK_NB)
        guard code == 0 || code == EWOULDBLOCK else {
            throw ClusterError.system("locking \(path)", code: code)
        }
        return code == 0
    }

    /// What the file holds; the holder's note to others.
    var note: String {
        var buffer = [UInt8](repeating: 0, count: 64)
        let count = pread(descriptor, &buffer, buffer.count, 0)
        return String(decoding: buffer.prefix(max(0, count)), as: UTF8.self).trimmingWhitespace()
    }

    func write(note: String) throws {
        let bytes = Array(note.utf8)
        guard ftruncate(descriptor, 0) == 0, pwrite(descriptor, bytes, bytes.count, 0) == bytes.count else {
            throw ClusterError.system("writing \(path)", code: errno)
        }
    }

    /// The error code; 0 for success.
    private func apply(_ operation: CInt) -> CInt {
        while flock(descriptor, operation) != 0 {
            guard errno == EINTR else { return errno }
        }
        return 0
    }
}
