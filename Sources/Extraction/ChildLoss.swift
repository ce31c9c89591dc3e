package import Documents
import Glibc

/// How an extractor was lost in the middle of a request.
package enum ChildLoss: Error, Hashable, CustomStringConvertible {
    /// No answer in time, or over its CPU time.
    case timedOut
    case outOfMemory
    /// Ended by a signal.
    case crashed(signal: Int32)
    /// Ended by itself without finishing.
    case exited(code: Int32)
    /// Said something that is not the protocol.
    case garbled

    /// Who is to blame.
    enum Verdict {
        case guilty
        /// A new extractor shall try the same.
        case unclear
        case nobodysFault
    }

    /// - Parameters:
    ///   - losses: how many extractors were lost at this page (or the opening), this one included.
    ///   - fresh: this one had done nothing before.
    func verdict(losses: Int, fresh: Bool) -> Verdict {
        switch self {
        // To try again would take as long again.
        case .timedOut: .guilty
        case .outOfMemory: fresh ? .guilty : .unclear
        case .crashed, .exited, .garbled:
            // Any of them may be an accident the first time.
            losses < 2 ? .unclear : isFromOutside ? .nobodysFault : .guilty
        }
    }

    /// By a signal that no program gets for a mistake of its own: the kernel was out of memory, or somebody ended it.
    private var isFromOutside: Bool {
        guard case .crashed(let signal) = self else { return false }
        return [SIGKILL, SIGTERM, SIGINT, SIGHUP].contains(signal)
    }

    package var description: String { refusal.message }

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

    /// What it means for the pages after those that cost so much that no more are tried.
    package func finding(pages: ClosedRange<Int>) -> Finding {
        Finding(
            code: "pages-given-up", severity: .warning,
            message: "Pages \(pages.lowerBound) to \(pages.upperBound) were not tried, after what the pages "
                + "before them took: \(refusal.message)")
    }
}
