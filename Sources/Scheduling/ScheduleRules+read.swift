import Delivery
import Foundation
import StrictYAML

extension ScheduleRules {
    /// The whole of a schedule's file, in the order of docs/schedules.md.
    func read(_ section: Section, file: String) -> ScheduleDraft? {
        let name = section.required("name", .kebabCase(example: "daily-operations", maximumLength: 64))
        let recurrence = section.required("cron", .recurrence(seed: name ?? ""))
        let timeZone = section.value("timezone", .timeZone, default: self.timeZone)
        let run = section.required("run", .section(readWork))
        let missed = section.value(
            "missed", .section(readMissed, or: .missedAction), default: MissedPolicy())
        let overlap = section.value("overlap", .oneOf(OverlapPolicy.self), default: .skip)
        let timeout = section.value(
            "timeout", .duration(in: .seconds(1) ... .seconds(7 * 86_400)), default: .seconds(600))
        let retries = section.value("retries", .integer(in: 0...20), default: 3)
        let jitter = section.value("jitter", .duration(in: .zero ... .seconds(86_400)), default: .zero)
        let isEnabled = section.value("enabled", .boolean, default: true)
        let deliver = section.value(
            "deliver", .list(of: .section(DeliveryTarget.read)).distinct(\.label), default: [])
        guard let name, let recurrence, let run else { return nil }
        if jitter > .zero, let interval = recurrence.shortestInterval, jitter >= interval {
            section.refuse(
                "jitter",
                "of \(DurationUnit.text(jitter)) reaches the next fire, which may come"
                    + " \(DurationUnit.text(interval)) later")
        }
        if !deliver.isEmpty, run.report == nil {
            section.refuse("deliver", "is for reports, and this schedule runs \(run.noun)")
        }
        let schedule = Schedule(
            name: name, recurrence: recurrence, timeZone: timeZone, run: run, missed: missed,
            overlap: overlap, timeout: timeout, retries: retries, jitter: jitter, isEnabled: isEnabled,
            deliver: deliver)
        return ScheduleDraft(
            item: schedule, file: file, nameOrigin: section.origin(of: "name") ?? section.origin)
    }

    private func readMissed(_ section: Section) -> MissedPolicy? {
        let usual = MissedPolicy()
        return MissedPolicy(
            action: section.value("action", .oneOf(MissedPolicy.Action.self), default: usual.action),
            window: section.value(
                "window", .duration(in: .seconds(60) ... .seconds(366 * 86_400)), default: usual.window))
    }
}

extension Shape where Value == MissedPolicy {
    fileprivate static var missedAction: Shape {
        Shape<MissedPolicy.Action>.oneOf(MissedPolicy.Action.self).checked {
            .value(MissedPolicy(action: $0))
        }
    }
}

extension Shape where Value == Recurrence {
    /// As `Recurrence.parse` reads it.
    fileprivate static func recurrence(seed: String) -> Shape {
        .scalar("a time such as \"0 6 * * *\" or @every 15m") { source in
            do throws(CronMistake) {
                return .value(try Recurrence.parse(source, seed: seed))
            } catch {
                return .mistake("\(quoted(source)): \(error.explanation)", suggestion: error.nearest)
            }
        }
    }
}

extension Shape where Value == TimeZone {
    fileprivate static var timeZone: Shape {
        .scalar("a time zone such as Europe/Paris") { name in
            if let zone = TimeZone(identifier: name) { return .value(zone) }
            return .mistake(
                "\(quoted(name)) is no time zone such as Europe/Paris or UTC",
                suggestion: Nearest.candidate(to: name, among: TimeZone.knownTimeZoneIdentifiers))
        }
    }
}
