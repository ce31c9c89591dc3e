import Foundation
import Jobs
import Scheduling
import Store

extension Schedule {
    /// What becomes of the fires that are due, as the schedule's plan and its overlap policy have it. Nil while it is
    /// paused.
    func decision(_ standing: ScheduleStanding) -> FireDecision? {
        guard !standing.isPaused else { return nil }
        let plan = plan(since: standing.decidedUntil, now: standing.now)
        let skipped = plan.skipped.map { time in
            fire(at: time, .missed, .skipped(why: "missed: nobody fired at its time"))
        }
        var underWay = standing.underWay
        let fires = plan.fires.map { due -> NewFire in
            let fate = fate(underWay: underWay)
            if case .skipped = fate {} else { underWay += 1 }
            return fire(at: due.time, due.isLate ? .missed : .due, fate)
        }
        let isQuiet = skipped.isEmpty && fires.isEmpty && standing.decidedUntil <= standing.now
        return FireDecision(
            fires: skipped + fires,
            // With nothing to decide, the row need not be written.
            decidedUntil: isQuiet ? standing.decidedUntil : plan.cursor)
    }

    private func fate(underWay: Int) -> NewFire.Fate {
        guard underWay > 0 else { return .open }
        return switch overlap {
        case .allow: .open
        case .queue: .queued
        case .skip: .skipped(why: "the fire before it was still under way")
        }
    }

    private func fire(at time: Date, _ cause: FireRecord.Cause, _ fate: NewFire.Fate) -> NewFire {
        NewFire(
            fireAt: time, cause: cause, fate: fate,
            readyAt: time.addingTimeInterval(jitterDelay(at: time).inSeconds),
            order: FireOrder(self), maxAttempts: retries + 1)
    }
}

extension Schedule {
    /// When it fires, as one text: a change of it begins anew.
    package var definition: String { "\(recurrence.source) \(timeZone.identifier)" }
}
