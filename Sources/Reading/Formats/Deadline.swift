import Documents

extension ContinuousClock.Instant {
    /// Throws `extractor-timed-out` once this, a deadline, has come.
    func checkAhead() throws {
        guard ContinuousClock.now < self else {
            throw Refusal(.extractorTimedOut, "Reading it took longer than its limit allows.")
        }
    }
}
