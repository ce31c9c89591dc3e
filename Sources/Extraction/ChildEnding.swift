import Glibc

/// How a process ended.
enum ChildEnding: Sendable, Hashable {
    case exited(code: Int32)
    case signalled(Int32)

    /// - Parameter waitStatus: as `waitpid` gives it; the macros of `wait(2)` are not importable.
    init(waitStatus: Int32) {
        let signal = waitStatus & 0x7f
        self = signal == 0 ? .exited(code: (waitStatus >> 8) & 0xff) : .signalled(signal)
    }

    /// What it means that it ended so while it was to answer.
    var loss: ChildLoss {
        switch self {
        case .exited(ExtractorExit.outOfMemory.rawValue): .outOfMemory
        case .exited(let code): .exited(code: code)
        case .signalled(SIGXCPU): .timedOut
        case .signalled(let signal): .crashed(signal: signal)
        }
    }
}
