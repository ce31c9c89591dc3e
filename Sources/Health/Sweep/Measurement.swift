/// One result of a sweep, before anything is known of the results before it.
package struct Measurement: Sendable {
    package var check: HealthCheck
    package var key: CheckKey
    package var reading: Reading
    package var state: HealthState
    package var thresholds: Thresholds
    /// The check whose trouble makes this result worthless; nil for a result that counts.
    package var suppressedBy: String?

    /// Judges a reading by its thresholds.
    package init(
        _ reading: Reading, of check: HealthCheck, on machine: String, by thresholds: Thresholds,
        suppressedBy cause: String?
    ) {
        self.check = check
        self.reading = reading
        self.thresholds = thresholds
        suppressedBy = cause
        key = CheckKey(
            check: check.name, subject: reading.subject, machine: check.isLocal ? machine : "")
        state = cause == nil ? Self.state(of: reading, check, thresholds) : .unknown
    }

    package var value: Double? {
        guard suppressedBy == nil, case .value(let value) = reading.outcome else { return nil }
        return value
    }

    package var isApplicable: Bool {
        if case .notApplicable = reading.outcome { suppressedBy != nil } else { true }
    }

    /// Why it is as it is, in words; nil where the figure says it all.
    package var reason: String? {
        if let suppressedBy { return "suppressed: see \(suppressedBy)" }
        switch reading.outcome {
        case .failed(let reason), .notApplicable(let reason), .unknown(let reason): return reason
        case .value, .passed: return reading.detail
        }
    }

    private static func state(
        of reading: Reading, _ check: HealthCheck, _ thresholds: Thresholds
    ) -> HealthState {
        switch reading.outcome {
        case .value(let value): thresholds.state(of: value, worse: check.worse)
        case .passed, .notApplicable: .ok
        case .failed: thresholds.failed
        case .unknown: .unknown
        }
    }
}
