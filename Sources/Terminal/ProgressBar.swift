import Foundation
import Synchronization

/// How far a command is, on one line of standard error; nothing when that is not a terminal.
package final class ProgressBar: Sendable {
    private let total: Int
    private let label: String
    private let isShown: Bool
    private let done = Mutex(0)

    package init(label: String, total: Int, descriptor: Int32 = STDERR_FILENO) {
        self.label = label
        self.total = total
        isShown = total > 1 && isatty(descriptor) == 1
    }

    package func advance() {
        done.withLock { done in
            done += 1
            show(done)
        }
    }

    /// Clears the line.
    package func clear() {
        guard isShown else { return }
        FileHandle.standardError.write(Data("\r\u{1B}[K".utf8))
    }

    private func show(_ done: Int) {
        guard isShown else { return }
        let width = 30
        let filled = min(width, width * done / max(1, total))
        let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
        FileHandle.standardError.write(Data("\r\(label) \(bar) \(done)/\(total)".utf8))
    }
}
