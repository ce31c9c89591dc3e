import Foundation
import Postgres
import Scheduling
import Store

extension HealthCheck {
    static let schedules = [
        HealthCheck(
            "schedules.late", "how long each schedule's oldest fire is overdue", .seconds,
            Thresholds(warning: 600, critical: 7200), dependsOn: ["database.reachable"],
            advice:
                "See whether `a2d2 run` is running with the roles schedule and work, and `a2d2 schedule history`."
        ) { context in
            let database = try context.reachableDatabase()
            let overdue = try await ScheduleVitals.overdue(at: context.now(), on: database)
            let known = try await ScheduleStore(database: database).known()
            let enabled = context.schedules.filter { $0.isEnabled && known[$0.name]?.pausedAt == nil }
            guard !enabled.isEmpty else { return [Reading(.notApplicable("no schedule is in force"))] }
            return enabled.map { schedule in
                guard let decidedUntil = known[schedule.name]?.decidedUntil else {
                    return Reading(.notApplicable("no scheduler has seen it yet"), subject: schedule.name)
                }
                // A fire that nobody has noticed is overdue too: then no scheduler runs.
                let next = schedule.recurrence.next(after: decidedUntil, in: schedule.timeZone)
                let unnoticed = next.map { context.now().timeIntervalSince($0) } ?? 0
                return Reading(
                    .value(max(0, unnoticed, overdue[schedule.name] ?? 0)), subject: schedule.name)
            }
        },
        HealthCheck(
            "schedules.failing", "how often in a row each schedule's fire has failed", .count("fires"),
            Thresholds(warning: 1, critical: 3), dependsOn: ["database.reachable"],
            advice: "`a2d2 schedule history NAME` says why; `a2d2 schedule run NAME` tries again now."
        ) { context in
            let failures = try await ScheduleVitals.failures(on: try context.reachableDatabase())
            guard !context.schedules.isEmpty else {
                return [Reading(.notApplicable("there are no schedules"))]
            }
            return context.schedules.map { schedule in
                let found = failures[schedule.name]
                return Reading(
                    .value(Double(found?.count ?? 0)), subject: schedule.name, detail: found?.message)
            }
        },
    ]
}
