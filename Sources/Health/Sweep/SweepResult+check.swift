import Foundation

extension SweepResult.Check {
    /// - Parameter status: with what was known before; nil when nothing could be looked up.
    init(_ measurement: Measurement, _ status: RecordedStatus?, at now: Date) {
        let check = measurement.check
        let isKnown = measurement.suppressedBy == nil && measurement.isApplicable
        self.check = check.name
        subject = measurement.key.subject
        machine = measurement.key.machine
        measured = measurement.state
        state = status?.status.state ?? measurement.state
        since = status?.status.since
        value = measurement.value
        text = measurement.value.map(check.quantity.text) ?? Self.word(for: measurement)
        warning = measurement.thresholds.warning
        critical = measurement.thresholds.critical
        thresholds = Self.thresholds(measurement)
        unit = check.quantity.performanceUnit
        reason = measurement.reason
        advice = isKnown || measurement.suppressedBy == nil ? check.advice(for: measurement.state) : nil
        isApplicable = measurement.isApplicable
        suppressedBy = measurement.suppressedBy
        confirming = status?.confirming
        isFlapping = status?.status.isFlapping(at: now) ?? false
        incident = status?.incident
        acknowledgedBy = status?.acknowledgedBy
    }

    private static func word(for measurement: Measurement) -> String {
        guard measurement.suppressedBy == nil else { return "" }
        switch measurement.reading.outcome {
        case .passed: return "works"
        case .failed: return "fails"
        case .notApplicable: return "not here"
        case .value, .unknown: return ""
        }
    }

    /// `over 30m, 4h`
    private static func thresholds(_ measurement: Measurement) -> String {
        let limits = [measurement.thresholds.warning, measurement.thresholds.critical]
            .map { $0.map(measurement.check.quantity.setting) ?? "–" }
        guard limits != ["–", "–"] else { return "" }
        return "\(measurement.check.worse.rawValue) \(limits.joined(separator: ", "))"
    }
}
