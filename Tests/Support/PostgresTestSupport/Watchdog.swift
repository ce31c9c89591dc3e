import Foundation
import Glibc

/// Removes a cluster once this process is gone, however it went: a shell that waits for the end of a pipe which
/// only this process can write to.
package enum Watchdog {
    /// Ends the server, and takes away its folder when it has gone; a dead process that nobody has reaped has no
    /// command line any more.
    private static let removal = """
        pid=$(head -n 1 "$1/cluster/postmaster.pid" 2>/dev/null)
        [ -z "$pid" ] || kill -QUIT "$pid"
        while grep -qs postgres "/proc/${pid:-none}/cmdline"; do sleep 0.02; done
        rm -rf "$1"
        """

    package static func watch(_ folder: String) throws {
        let pipe = Pipe()
        let writeEnd = pipe.fileHandleForWriting.fileDescriptor
        // The server must not inherit it, or the pipe would never end; and it stays open when the handle goes.
        let kept = fcntl(writeEnd, F_DUPFD_CLOEXEC, 0)
        guard kept >= 0, fcntl(writeEnd, F_SETFD, FD_CLOEXEC) == 0 else {
            throw POSIXError(.EMFILE)
        }
        try shell("trap '' INT TERM HUP; exec >/dev/null 2>&1; cat; " + removal, folder, input: pipe)
    }

    package static func remove(_ folder: String) throws {
        try shell("exec >/dev/null 2>&1; " + removal, folder, input: FileHandle.nullDevice)
    }

    /// Foundation's Process and not Subprocess: this child outlives every scope.
    private static func shell(_ script: String, _ folder: String, input: Any) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", script, "sh", folder]
        process.standardInput = input
        try process.run()
    }
}
