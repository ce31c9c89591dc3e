import CConfinement
import Documents
import Foundation
import Glibc
import Synchronization

/// One extractor process and the socket that is its standard input and output. `kill` may be called from any
/// thread; everything else belongs to the lane that owns it.
///
/// Started by `posix_spawn` and read by `poll`: see docs/decisions/0010-extractor-by-posix-spawn.md.
final class ChildProcess: Sendable {
    struct SpawnError: MachineFault, CustomStringConvertible {
        let executable: String
        let code: Int32

        var description: String { "can't start \(executable): \(String(cString: strerror(code)))" }
    }

    enum Received: Sendable {
        case bytes([UInt8])
        case end
        case timeout
    }

    /// Nil once the process has been waited for: its number may belong to another by then.
    private let pid: Mutex<pid_t?>
    private let socket: Int32

    /// - Parameter quiet: standard error goes nowhere, else to our own.
    init(
        executable: String, arguments: [String], environment: [String: String], quiet: Bool
    ) throws {
        var ends: [Int32] = [-1, -1]
        let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
        guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else {
            throw SpawnError(executable: executable, code: errno)
        }
        defer { close(ends[1]) }
        do {
            pid = Mutex(
                try Self.spawn(
                    [executable] + arguments, environment: environment, standardIO: ends[1], quiet: quiet))
        } catch {
            close(ends[0])
            throw error
        }
        socket = ends[0]
    }

    deinit {
        _ = end()
        close(socket)
    }

    /// Ends it at once, wherever it is. It keeps nothing worth a farewell.
    func kill() {
        pid.withLock { pid in
            if let pid { Glibc.kill(pid, SIGKILL) }
        }
    }

    /// Kills it if it still runs, and says how it ended; nil when that was asked before.
    func end() -> ChildEnding? {
        guard let number = pid.withLock({ $0 }) else { return nil }
        if !hasEnded(number) { kill() }
        return reap(number)
    }

    /// How it ended, after an end of its output announced that: by then its memory is given back, and it
    /// is dead within a moment, or it closed its output and lives on. Then it is killed, and the answer is nil.
    func endAfterOutput() -> ChildEnding? {
        guard let number = pid.withLock({ $0 }) else { return nil }
        for _ in 0..<100 where !hasEnded(number) { poll(nil, 0, 1) }
        let endedItself = hasEnded(number)
        let ending = end()
        return endedItself ? ending : nil
    }

    /// False when nobody reads any more.
    func send(_ bytes: Data) -> Bool {
        bytes.withUnsafeBytes { buffer in
            var sent = 0
            while sent < buffer.count {
                let rest = UnsafeRawBufferPointer(rebasing: buffer[sent...])
                let count = Glibc.send(socket, rest.baseAddress, rest.count, Int32(MSG_NOSIGNAL))
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { return false }
                sent += count
            }
            return true
        }
    }

    func receive(until deadline: ContinuousClock.Instant) -> Received {
        var waiting = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
        while true {
            let left = deadline - .now
            guard left > .zero else { return .timeout }
            let milliseconds = min(left / .milliseconds(1), 3_600_000).rounded(.up)
            let ready = poll(&waiting, 1, Int32(milliseconds))
            if ready == 0 || (ready < 0 && errno == EINTR) { continue }
            guard ready > 0 else { return .end }
            let bytes = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
                count = max(0, recv(socket, buffer.baseAddress, buffer.count, 0))
            }
            return bytes.isEmpty ? .end : .bytes(bytes)
        }
    }

    /// Does not reap it, so that a kill at this moment still meets the right process.
    private func hasEnded(_ number: pid_t) -> Bool {
        var info = siginfo_t()
        return waitid(P_PID, id_t(number), &info, WEXITED | WNOWAIT | WNOHANG) == 0 && info.si_signo != 0
    }

    private func reap(_ number: pid_t) -> ChildEnding {
        pid.withLock { pid in
            var status: Int32 = 0
            while waitpid(number, &status, 0) < 0, errno == EINTR {}
            pid = nil
            return ChildEnding(waitStatus: status)
        }
    }

    private static func spawn(
        _ command: [String], environment: [String: String], standardIO: Int32, quiet: Bool
    ) throws -> pid_t {
        let executable = command[0]
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, standardIO, 0)
        posix_spawn_file_actions_adddup2(&actions, standardIO, 1)
        if quiet { posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0) }
        let refused = a2d2_close_on_spawn(&actions, 3)
        guard refused == 0 else { throw SpawnError(executable: executable, code: refused) }

        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        var all = sigset_t()
        sigemptyset(&none)
        sigfillset(&all)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setsigdefault(&attributes, &all)
        // A process group of its own: Ctrl-C on the terminal is for the worker, which drains first.
        posix_spawnattr_setpgroup(&attributes, 0)
        posix_spawnattr_setflags(
            &attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP))

        var arguments = command.map { strdup($0) } + [nil]
        var variables = environment.sorted { $0.key < $1.key }.map { strdup("\($0.key)=\($0.value)") }
        variables.append(nil)
        defer { (arguments + variables).forEach { free($0) } }
        var pid: pid_t = 0
        let code = posix_spawn(&pid, executable, &actions, &attributes, &arguments, &variables)
        guard code == 0 else { throw SpawnError(executable: executable, code: code) }
        return pid
    }
}
