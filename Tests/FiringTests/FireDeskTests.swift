import Documents
import Firing
import Foundation
import Jobs
import Postgres
import Scheduling
import Store
import Testing

@Suite("The desk that fires")
struct FireDeskTests {
    @Test("begins now with a schedule that it has not seen before")
    func newSchedule() async throws {
        try await withFiring { scene in
            let schedule = try Schedule.sample()
            try await scene.desk.know([schedule])
            #expect(try await scene.desk.issue([schedule]).fires.isEmpty)
        }
    }

    @Test("fires what is due, once, however many desks look at the same moment")
    func once() async throws {
        try await withFiring { scene in
            // So rare that no second one comes due while this is tested.
            let schedules = try (0..<20).map {
                try Schedule.sample(
                    "sample-\($0)", "@every 366d", missed: MissedPolicy(window: .seconds(400 * 86_400)))
            }
            for schedule in schedules { try await scene.lookBack(366 * 86_400, schedule) }
            let issued = try await withThrowingTaskGroup { group in
                for _ in 0..<6 {
                    group.addTask {
                        try await FireDesk(store: scene.store, logger: FiringScene.quiet).issue(schedules)
                            .fires
                    }
                }
                return try await group.reduce(into: []) { $0 += $1 }
            }
            #expect(issued.count == 20)
            #expect(Set(issued.map(\.schedule)).count == 20)
            try await scene.work()
            #expect(scene.performer.attempts.count == 20)
            #expect(try await scene.desk.issue(schedules).fires.isEmpty)
        }
    }

    @Test("gives a fire to one desk even when the mark of what is decided was lost")
    func constraint() async throws {
        try await withFiring { scene in
            let schedule = try Schedule.sample()
            try await scene.lookBack(3601, schedule)
            #expect(try await scene.desk.issue([schedule]).fires.count == 1)
            try await scene.lookBack(3601, schedule)
            #expect(try await scene.desk.issue([schedule]).fires.isEmpty)
        }
    }

    @Test("makes up for missed fires as the schedule says")
    func missed() async throws {
        try await withFiring { scene in
            func fires(_ action: MissedPolicy.Action) async throws -> [FireRecord] {
                let schedule = try Schedule.sample(
                    action.rawValue, missed: MissedPolicy(action: action), overlap: .allow)
                try await scene.lookBack(5 * 3600, schedule)
                return try await scene.desk.issue([schedule]).fires
            }
            #expect(try await fires(.runAll).filter { $0.state == .open }.count == 5)
            let once = try await fires(.runOnce).filter { $0.state == .open }
            #expect(once.count == 1)
            let latest = try #require(once.first).fireAt
            #expect(latest > Date().addingTimeInterval(-3601))
            let skipped = try await fires(.skip)
            #expect(skipped.allSatisfy { $0.state == .skipped || $0.cause == .due })
        }
    }

    @Test("fires nothing while a schedule is paused, and begins anew when it is resumed")
    func pause() async throws {
        try await withFiring { scene in
            let schedule = try Schedule.sample()
            try await scene.lookBack(3601, schedule)
            #expect(try await scene.store.pause(schedule.name, by: "test"))
            #expect(try await !scene.store.pause(schedule.name, by: "test"))
            let issued = try await scene.desk.issue([schedule])
            #expect(issued.fires.isEmpty && issued.decidedUntil.isEmpty)
            #expect(try await scene.store.known()[schedule.name]?.pausedBy == "test")
            #expect(try await scene.store.resume(schedule.name))
            #expect(try await scene.desk.issue([schedule]).fires.isEmpty)
        }
    }

    @Test("begins anew when the file says other times, and goes on when it says other things")
    func changedDefinition() async throws {
        try await withFiring { scene in
            try await scene.lookBack(3601, try Schedule.sample())
            let sameTimes = try Schedule.sample(retries: 5)
            try await scene.desk.know([sameTimes])
            let otherTimes = try Schedule.sample("sample", "@every 30m")
            #expect(try await scene.desk.issue([sameTimes]).fires.count == 1)
            try await scene.lookBack(3601, sameTimes)
            try await scene.desk.know([otherTimes])
            #expect(try await scene.desk.issue([otherTimes]).fires.isEmpty)
        }
    }

    @Test("leaves a disabled schedule alone, and fires it when a person asks")
    func disabled() async throws {
        try await withFiring { scene in
            let schedule = try Schedule.sample(isEnabled: false)
            try await scene.lookBack(3601, schedule)
            #expect(try await scene.desk.issue([schedule]).fires.isEmpty)
            let fire = try await scene.desk.fireNow(schedule)
            #expect(fire.cause == .manual)
            try await scene.work()
            #expect(try await scene.store.fire(fire.id).state == .succeeded)
        }
    }

    @Test("skips a fire whose forerunner is under way, queues it, or lets both run")
    func overlap() async throws {
        try await withFiring { scene in
            for policy in OverlapPolicy.allCases {
                let schedule = try Schedule.sample(policy.rawValue, overlap: policy)
                _ = try await scene.desk.fireNow(schedule)
                try await scene.lookBack(3601, schedule)
                let fire = try #require(try await scene.desk.issue([schedule]).fires.first)
                switch policy {
                case .skip: #expect(fire.state == .skipped && fire.message?.isEmpty == false)
                case .queue: #expect(fire.state == .queued)
                case .allow: #expect(fire.state == .open)
                }
            }
            try await scene.work()
            #expect(
                scene.performer.attempts.count == 5,
                "two of those that queue or overlap, one of those that skip")
            let order = try await scene.store.fires(of: "queue")
            #expect(order.allSatisfy { $0.state == .succeeded })
        }
    }

    @Test("makes a fire wait for its jitter")
    func jitter() async throws {
        try await withFiring { scene in
            let schedule = try Schedule.sample(jitter: .seconds(1800))
            try await scene.lookBack(3600, schedule)
            _ = try await scene.desk.issue([schedule])
            let row = try #require(
                try await scene.database.query(
                    "SELECT extract(epoch FROM ready_at - fire_at)::float8 AS wait FROM fires"
                ).first)
            let wait = try row.decode("wait", as: Double.self)
            #expect(wait > 0 && wait < 1800)
        }
    }
}
