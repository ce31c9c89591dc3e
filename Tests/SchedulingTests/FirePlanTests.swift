import Foundation
import Testing

@testable import Scheduling

/// Decided by values alone: no clock, no database.
@Suite("A plan") struct FirePlanTests {
    private func schedule(
        _ source: String, _ action: MissedPolicy.Action = .runOnce, window: Duration = .seconds(86_400)
    ) throws -> Schedule {
        Schedule(
            name: "test", recurrence: try Recurrence.parse(source), timeZone: .gmt,
            run: .sweep(name: "quick"),
            missed: MissedPolicy(action: action, window: window))
    }

    private func at(_ time: String) throws -> Date {
        try Moments.date("2026-03-02T\(time)Z")
    }

    private func late(_ times: String...) throws -> [FirePlan.Fire] {
        try times.map { FirePlan.Fire(time: try at($0), isLate: true) }
    }

    private func onTime(_ times: String...) throws -> [FirePlan.Fire] {
        try times.map { FirePlan.Fire(time: try at($0), isLate: false) }
    }

    @Test("fires what is due, once, and moves the cursor to now")
    func due() throws {
        let hourly = try schedule("0 * * * *")
        let before = try hourly.plan(since: at("10:00:00"), now: at("10:59:59"))
        #expect(before == FirePlan(cursor: try at("10:59:59")))
        let plan = try hourly.plan(since: before.cursor, now: at("11:00:00"))
        #expect(try plan.fires == onTime("11:00:00"))
        #expect(try hourly.plan(since: plan.cursor, now: at("11:00:01")).fires == [])
    }

    @Test("takes a fire within a minute of its time for punctual, and no later one")
    func grace() throws {
        let hourly = try schedule("0 * * * *", .skip)
        let punctual = try hourly.plan(since: at("10:30:00"), now: at("11:00:59"))
        #expect(try punctual.fires == onTime("11:00:00"))
        let missed = try hourly.plan(since: at("10:30:00"), now: at("11:01:00"))
        #expect(missed.fires == [])
        #expect(try missed.skipped == [at("11:00:00")])
    }

    @Test("does with missed fires what the schedule says")
    func missed() throws {
        let slept = (cursor: try at("08:30:00"), now: try at("12:30:00"))
        let once = try schedule("0 * * * *").plan(since: slept.cursor, now: slept.now)
        #expect(try once.fires == late("12:00:00"))
        #expect(try once.skipped == [at("09:00:00"), at("10:00:00"), at("11:00:00")])
        let all = try schedule("0 * * * *", .runAll).plan(since: slept.cursor, now: slept.now)
        #expect(try all.fires == late("09:00:00", "10:00:00", "11:00:00", "12:00:00"))
        #expect(all.skipped == [])
        let none = try schedule("0 * * * *", .skip).plan(since: slept.cursor, now: slept.now)
        #expect(none.fires == [])
        #expect(none.skipped.count == 4)
        for plan in [once, all, none] {
            #expect(plan.cursor == slept.now)
            #expect(plan.isComplete)
        }
    }

    @Test("lets one that is due now do for all that were missed before it")
    func superseded() throws {
        let plan = try schedule("0 * * * *").plan(since: at("09:30:00"), now: at("12:00:05"))
        #expect(try plan.fires == onTime("12:00:00"))
        #expect(try plan.skipped == [at("10:00:00"), at("11:00:00")])
        let all = try schedule("0 * * * *", .runAll).plan(since: at("10:30:00"), now: at("12:00:05"))
        #expect(try all.fires == late("11:00:00") + onTime("12:00:00"))
    }

    @Test("makes up for nothing older than the window", arguments: [MissedPolicy.Action.runOnce, .runAll])
    func window(action: MissedPolicy.Action) throws {
        let daily = try schedule("0 6 * * *", action, window: .seconds(3 * 3600))
        let inTime = try daily.plan(since: at("05:00:00"), now: at("09:00:00"))
        #expect(try inTime.fires == late("06:00:00"))
        let gone = try daily.plan(since: at("05:00:00"), now: at("09:00:01"))
        #expect(gone.fires == [])
        #expect(try gone.skipped == [at("06:00:00")])
    }

    @Test("is bounded after a year's sleep, and goes on where it stopped")
    func bounded() throws {
        let year = 365 * 86_400.0
        let now = try at("12:00:30")
        for action in [MissedPolicy.Action.runOnce, .skip] {
            let plan = try schedule("* * * * *", action, window: .seconds(366 * 86_400))
                .plan(since: now - year, now: now)
            #expect(try plan.fires == onTime("12:00:00"))
            #expect(plan.skipped.count == FirePlan.maximumSkipped)
            #expect(try plan.skipped.last == at("11:59:00"))
            #expect(plan.hasSkippedMore)
        }
        let eager = try schedule("* * * * *", .runAll, window: .seconds(86_400))
        var plan = eager.plan(since: now - year, now: now)
        #expect(plan.fires.count == FirePlan.maximumFires)
        #expect(plan.hasSkippedMore)
        #expect(!plan.isComplete)
        #expect(plan.cursor == plan.fires.last?.time)
        let first = try #require(plan.fires.first)
        plan = eager.plan(since: plan.cursor, now: now)
        #expect(plan.isComplete)
        #expect(plan.skipped == [])
        // A day has 1440 minutes, and the last is on time.
        #expect(plan.fires.count == 1440 - FirePlan.maximumFires)
        #expect(try first.time == at("12:01:00") - 86_400)
    }

    @Test(
        "begins now when there is no cursor, drops what comes in a pause, and fires nothing that is switched off"
    )
    func withoutCursor() throws {
        let now = try at("12:00:00")
        var hourly = try schedule("0 * * * *", .runAll)
        #expect(hourly.plan(since: nil, now: now) == FirePlan(cursor: now))
        #expect(hourly.plan(since: now - 7200, now: now, isPaused: true) == FirePlan(cursor: now))
        #expect(hourly.nextFire(after: now) == now + 3600)
        hourly.isEnabled = false
        #expect(hourly.plan(since: now - 7200, now: now) == FirePlan(cursor: now))
        #expect(hourly.nextFire(after: now) == nil)
    }

    @Test("repeats nothing when the clock goes back, and gets over one that was far ahead")
    func clockGoesBack() throws {
        let hourly = try schedule("0 * * * *", .runAll)
        let cursor = try at("12:00:05")
        #expect(try hourly.plan(since: cursor, now: at("11:59:58")) == FirePlan(cursor: cursor))
        #expect(try hourly.plan(since: cursor, now: at("12:30:00")).fires == [])
        let wrong = cursor + 10 * 365 * 86_400
        #expect(hourly.plan(since: wrong, now: cursor) == FirePlan(cursor: cursor))
    }

    @Test("waits a little beyond the fire's time, the same on every machine")
    func jitter() throws {
        var hourly = try schedule("0 * * * *")
        let noon = try at("12:00:00")
        #expect(hourly.jitterDelay(at: noon) == .zero)
        hourly.jitter = .seconds(90)
        let delays = (0..<200).map { hourly.jitterDelay(at: noon + Double($0) * 3600) }
        #expect(delays.allSatisfy { (Duration.zero ... .seconds(90)).contains($0) })
        #expect(Set(delays).count > 190)
        // Both ends are neared.
        #expect(delays.contains { $0 < .seconds(5) } && delays.contains { $0 > .seconds(85) })
        // Pinned: machines with different releases must agree.
        #expect(delays[0] == .milliseconds(78_667))
    }
}
