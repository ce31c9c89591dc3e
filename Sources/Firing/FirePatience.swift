package import Foundation

/// How long a fire waits for somebody outside. Pure.
package struct FirePatience: Sendable, Hashable {
    /// A mail server that is away for a night has it in the morning.
    package var longest: Duration
    package var shortestWait: Duration
    package var longestWait: Duration

    package init(
        longest: Duration = .seconds(12 * 3600), shortestWait: Duration = .seconds(30),
        longestWait: Duration = .seconds(1800)
    ) {
        self.longest = longest
        self.shortestWait = shortestWait
        self.longestWait = longestWait
    }

    /// How long until the next try: a quarter of the time waited so far, so that the waits grow; nil when it has
    /// been long enough.
    package func wait(since created: Date, now: Date) -> Duration? {
        let waited = Duration.seconds(max(0, now.timeIntervalSince(created)))
        guard waited < longest else { return nil }
        return min(max(waited / 4, shortestWait), longestWait)
    }
}
