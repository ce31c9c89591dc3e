import Foundation
package import Store

extension HealthFigures {
    /// As metrics.
    package var families: [MetricFamily] {
        func labels(_ check: Check) -> KeyValuePairs<String, String> {
            ["check": check.key.check, "subject": check.key.subject, "machine": check.key.machine]
        }
        return [
            .gauge(
                "a2d2_health_check_state", "How a check stands: 0 ok, 1 warning, 2 critical, 3 unknown.",
                checks.map { .init(Self.number(of: $0.state), labels($0)) }),
            .gauge(
                "a2d2_health_check_value", "What it measured last: seconds, things, or a share of 1.",
                checks.compactMap { check in check.value.map { .init($0, labels(check)) } }),
            .gauge(
                "a2d2_health_sweep_timestamp_seconds", "When the last sweep of a name began, since 1970.",
                sweeps.map { .init($0.startedAt.timeIntervalSince1970, ["sweep": $0.name]) }),
            .gauge(
                "a2d2_health_sweep_seconds", "How long it took.",
                sweeps.map { .init($0.seconds, ["sweep": $0.name]) }),
            .gauge(
                "a2d2_incidents_open", "Incidents that are not over, by how they stand.",
                ["warning", "critical", "unknown"].map { .init(incidents[$0] ?? 0, ["state": $0]) }),
        ]
    }

    private static func number(of state: String) -> Int {
        switch state {
        case "ok": 0
        case "warning": 1
        case "critical": 2
        default: 3
        }
    }
}
