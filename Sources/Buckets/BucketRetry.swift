/// How often, and after which pauses, the same is asked again.
package struct BucketRetry: Sendable, Hashable {
    /// With the first.
    package var tries: Int
    /// Before the second try; each after it is twice as long.
    package var first: Duration
    /// No pause is longer, whatever the server asks for.
    package var longest: Duration

    package init(tries: Int = 4, first: Duration = .milliseconds(250), longest: Duration = .seconds(10)) {
        self.tries = tries
        self.first = first
        self.longest = longest
    }

    /// The pause before the next try; nil when there is none.
    ///
    /// - Parameters:
    ///   - done: how many tries there were.
    ///   - share: from 0 to 1, by chance: so that all who were turned away do not come back at once.
    func pause(after fault: BucketFault, done: Int, share: Double) -> Duration? {
        guard fault.isPassing, done < tries else { return nil }
        let backOff = first * (1 << min(done - 1, 20)) * (0.5 + share / 2)
        return min(max(backOff, .seconds(fault.retryAfter ?? 0)), longest)
    }
}
