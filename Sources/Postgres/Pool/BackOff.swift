/// How long to wait before the next attempt: doubling, with jitter so that many clients don't come back as one.
package struct BackOff: Sendable {
    package var first: Duration
    package var longest: Duration

    package init(first: Duration, longest: Duration) {
        self.first = first
        self.longest = longest
    }

    /// Before attempt `attempt + 1`, after `attempt` failures (from 1): between half and all of the doubled time.
    package func delay(
        afterFailure attempt: Int, using generator: inout some RandomNumberGenerator
    ) -> Duration {
        delay(afterFailure: attempt, chance: Double.random(in: 0...1, using: &generator))
    }

    /// - Parameter chance: a random number from 0 to 1; 1 for the whole of the doubled time.
    package func delay(afterFailure attempt: Int, chance: Double) -> Duration {
        let doublings = min(max(0, attempt - 1), 30)
        let full = min(first * (1 << doublings), longest)
        return full * (0.5 + chance / 2)
    }

    package func delay(afterFailure attempt: Int) -> Duration {
        var generator = SystemRandomNumberGenerator()
        return delay(afterFailure: attempt, using: &generator)
    }
}
