package import Foundation

extension Schedule {
    /// The next fire; nil for one that is switched off, and after the year 9999.
    package func nextFire(after date: Date) -> Date? {
        isEnabled ? recurrence.next(after: date, in: timeZone) : nil
    }

    /// Decides all fires up to now.
    ///
    /// - Parameters:
    ///   - cursor: that of the plan before. Nil for a schedule that is new, that was given other times, or that goes on
    ///     after a pause: what lies in the past was never promised.
    ///   - isPaused: what comes due is then dropped, without a record.
    package func plan(since cursor: Date?, now: Date, isPaused: Bool = false) -> FirePlan {
        guard isEnabled, !isPaused, let cursor else { return FirePlan(cursor: now) }
        guard cursor < now else {
            // The clock went back: these fires are decided. When it had been far ahead, waiting for it to come there
            // again may take years; fires are unique, so that starting over repeats none.
            let isPlausible = cursor <= now + FirePlan.plausibleLead.timeInterval
            return FirePlan(cursor: isPlausible ? cursor : now)
        }
        var plan = FirePlan(cursor: now)
        let lastMissed = max(cursor, now - FirePlan.grace.timeInterval)
        let onTime = fires(after: lastMissed, through: now, limit: Int.max)
        // Missed fires up to here are skipped.
        let skippedThrough: Date
        switch missed.action {
        case .skip: skippedThrough = lastMissed
        case .runOnce:
            // One that is due now does for those before it as well.
            let latest = onTime.isEmpty ? lastFire(through: lastMissed) : nil
            guard let latest, latest > cursor, latest >= horizon(now) else {
                skippedThrough = lastMissed
                break
            }
            plan.fires = [FirePlan.Fire(time: latest, isLate: true)]
            skippedThrough = latest - 1
        case .runAll:
            // The instant before the horizon, which itself is still made up for.
            skippedThrough = min(lastMissed, max(cursor, horizon(now) - 1))
            let late = fires(after: skippedThrough, through: lastMissed, limit: FirePlan.maximumFires)
            plan.fires = late.map { FirePlan.Fire(time: $0, isLate: true) }
            if let last = late.last, late.count == FirePlan.maximumFires {
                plan.isComplete = false
                plan.cursor = last
            }
        }
        if plan.isComplete { plan.fires += onTime.map { FirePlan.Fire(time: $0, isLate: false) } }
        noteSkipped(after: cursor, through: skippedThrough, in: &plan)
        return plan
    }

    /// Missed fires from before this are gone.
    private func horizon(_ now: Date) -> Date {
        now - missed.window.timeInterval
    }

    private func fires(after start: Date, through end: Date, limit: Int) -> [Date] {
        var fires: [Date] = []
        var date = start
        while fires.count < limit, let fire = recurrence.next(after: date, in: timeZone), fire <= end {
            fires.append(fire)
            date = fire
        }
        return fires
    }

    private func lastFire(through end: Date) -> Date? {
        // Fires are at whole seconds.
        let next = Date(timeIntervalSince1970: end.timeIntervalSince1970.rounded(.down) + 1)
        return recurrence.previous(before: next, in: timeZone)
    }

    private func noteSkipped(after start: Date, through end: Date, in plan: inout FirePlan) {
        var skipped: [Date] = []
        var fire = lastFire(through: end)
        while let time = fire, time > start {
            guard skipped.count < FirePlan.maximumSkipped else {
                plan.hasSkippedMore = true
                break
            }
            skipped.append(time)
            fire = recurrence.previous(before: time, in: timeZone)
        }
        plan.skipped = skipped.reversed()
    }
}
