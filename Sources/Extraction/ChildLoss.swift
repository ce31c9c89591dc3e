package import Documents

/// How an extractor was lost in the middle of a request.
package enum ChildLoss: Error, Hashable {
    /// No answer in time, or over its CPU time.
    case timedOut
    case outOfMemory
    /// Ended by a signal.
    case crashed(signal: Int32)
    /// Ended by itself without finishing.
    case exited(code: Int32)
    /// Said something that is not the protocol.
    case garbled

    /// What it means for a whole document.
    package var refusal: Refusal {
        switch self {
        case .timedOut: Refusal(.extractorTimedOut, "Reading it took longer than its limit allows.")
        case .outOfMemory: Refusal(.outOfMemory, "Reading it takes more memory than its limit allows.")
        case .crashed(let signal): Refusal(.extractorCrashed, "The extractor died of signal \(signal).")
        case .exited(let code): Refusal(.extractorCrashed, "The extractor ended with code \(code).")
        case .garbled: Refusal(.extractorCrashed, "The extractor gave an answer that makes no sense.")
        }
    }

    /// What it means for one page when others could be read.
    package func finding(page: Int) -> Finding {
        switch self {
        case .timedOut:
            Finding(
                code: "page-timed-out", severity: .warning,
                message: "Page \(page) was given up: it took longer than its limit allows.")
        case .outOfMemory:
            Finding(
                code: "page-out-of-memory", severity: .warning,
                message: "Page \(page) was given up: it takes more memory than its limit allows.")
        case .crashed, .exited, .garbled:
            Finding(
                code: "page-crashed", severity: .warning,
                message: "Page \(page) was given up: it crashes the extractor.")
        }
    }
}
