import Postgres

/// When a failed attempt is tried again: exponential back-off with full jitter over the upper half of the
/// step, so that jobs which failed together don't come back together.
package struct RetryPolicy: Sendable, Hashable {
    package var maxAttempts: Int
    package var first: Duration
    package var longest: Duration

    package init(
        maxAttempts: Int = 10, first: Duration = .seconds(1), longest: Duration = .seconds(300)
    ) {
        self.maxAttempts = maxAttempts
        self.first = first
        self.longest = longest
    }

    package enum Decision: Sendable, Hashable {
        case retry(after: Duration)
        case exhausted
    }

    /// - Parameters:
    ///   - attempt: the attempt that failed, from 1.
    ///   - chance: a random number in 0..<1.
    package func decide(attempt: Int, maxAttempts: Int, chance: Double) -> Decision {
        attempt >= maxAttempts ? .exhausted : .retry(after: delay(attempt: attempt, chance: chance))
    }

    package func delay(attempt: Int, chance: Double) -> Duration {
        BackOff(first: first, longest: longest).delay(afterFailure: attempt, chance: chance)
    }
}
