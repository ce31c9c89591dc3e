/// Where a check's value becomes a warning, and where critical.
package struct Thresholds: Sendable, Hashable {
    package enum Direction: String, Sendable, Hashable {
        /// A value at the threshold or over it.
        case over
        /// A value under the threshold.
        case under
    }

    /// Nil: no value is that bad.
    package var warning: Double?
    package var critical: Double?
    /// What it is when what was to be measured doesn't work at all.
    package var failed: HealthState

    package init(warning: Double? = nil, critical: Double? = nil, failed: HealthState = .critical) {
        self.warning = warning
        self.critical = critical
        self.failed = failed
    }

    package func state(of value: Double, worse direction: Direction) -> HealthState {
        func crosses(_ threshold: Double?) -> Bool {
            guard let threshold else { return false }
            return direction == .over ? value >= threshold : value < threshold
        }
        return crosses(critical) ? .critical : crosses(warning) ? .warning : .ok
    }
}
