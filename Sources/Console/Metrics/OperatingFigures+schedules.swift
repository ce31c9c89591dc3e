import Foundation
import Store

extension OperatingFigures {
    var scheduleFamilies: [MetricFamily] {
        func gauge(
            _ name: String, _ help: String, _ value: (ScheduleFigures) -> Double?
        ) -> MetricFamily {
            .gauge(
                name, help,
                schedules.compactMap { schedule in
                    value(schedule).map { .init($0, ["schedule": schedule.name]) }
                })
        }
        return [
            gauge(
                "a2d2_schedule_last_fire_timestamp_seconds",
                "The nominal time of a schedule's last fire that came to an end, since 1970."
            ) { $0.lastFire?.timeIntervalSince1970 },
            gauge(
                "a2d2_schedule_last_success_timestamp_seconds",
                "The nominal time of its last fire that succeeded, since 1970."
            ) { $0.lastSucceeded?.timeIntervalSince1970 },
            gauge("a2d2_schedule_failed", "1 when its last fire failed, else 0.") { $0.lastFailed ? 1 : 0 },
            gauge("a2d2_schedule_paused", "1 when somebody has paused it, else 0.") { $0.isPaused ? 1 : 0 },
            gauge("a2d2_schedule_fires_under_way", "Fires that are due and not at their end.") {
                Double($0.underWay)
            },
            gauge(
                "a2d2_schedule_late_seconds",
                "Since when the oldest of these could have begun; 0 when there is none."
            ) { $0.lateSeconds },
        ]
    }

    var deliveryFamilies: [MetricFamily] {
        [
            .gauge(
                "a2d2_reports", "Reports that were made and are kept.",
                reports.map { .init($0.kept, ["report": $0.name]) }),
            .gauge(
                "a2d2_report_last_made_timestamp_seconds", "When a report was last made, since 1970.",
                reports.map { .init($0.last.timeIntervalSince1970, ["report": $0.name]) }),
            .gauge(
                "a2d2_deliveries", "Deliveries on record, by the kind of target and by what became of them.",
                deliveries.map { .init($0.count, ["kind": $0.kind, "state": $0.state]) }),
        ]
    }
}
