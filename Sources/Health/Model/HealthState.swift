/// How a check stands, from good to bad. What isn't known is worse than good: nobody watches there.
package enum HealthState: String, Sendable, Hashable, Codable, CaseIterable, Comparable {
    case ok, unknown, warning, critical

    package static func < (left: HealthState, right: HealthState) -> Bool {
        left.severity < right.severity
    }

    private var severity: Int {
        switch self {
        case .ok: 0
        case .unknown: 1
        case .warning: 2
        case .critical: 3
        }
    }

    /// What a Nagios plugin exits with (Nagios Plugin Development Guidelines, 2.3).
    package var exitCode: Int32 {
        switch self {
        case .ok: 0
        case .warning: 1
        case .critical: 2
        case .unknown: 3
        }
    }
}
