import Documents
import Firing
import Foundation
import Jobs
import Scheduling
import Store
import Testing

@Suite("The handler of fires")
struct FireHandlerTests {
    @Test("writes down what came of a fire")
    func success() async throws {
        try await withFiring { scene in
            scene.performer.answer { .done("made \($0.schedule)") }
            let fire = try await scene.desk.fireNow(try Schedule.sample())
            try await scene.work()
            let ended = try await scene.store.fire(fire.id)
            #expect(ended.state == .succeeded && ended.message == "made sample" && ended.attempts == 1)
            #expect(ended.finished != nil)
        }
    }

    @Test("tries a failed attempt again as often as the schedule says, and says what was wrong at last")
    func retries() async throws {
        try await withFiring { scene in
            scene.performer.answer { _ in throw Mishap() }
            let fire = try await scene.desk.fireNow(try Schedule.sample(retries: 2))
            try await scene.work()
            let ended = try await scene.store.fire(fire.id)
            #expect(scene.performer.attempts.count == 3)
            #expect(ended.state == .failed && ended.attempts == 3)
            #expect(ended.message?.contains("mishap") == true)
        }
    }

    @Test("does not try again what is of no use")
    func hopeless() async throws {
        try await withFiring { scene in
            scene.performer.answer { _ in .failed("no such report") }
            let fire = try await scene.desk.fireNow(try Schedule.sample(retries: 5))
            try await scene.work()
            #expect(scene.performer.attempts.count == 1)
            #expect(try await scene.store.fire(fire.id).message == "no such report")
        }
    }

    @Test("ends an attempt that takes too long")
    func timeout() async throws {
        try await withFiring { scene in
            scene.performer.answer { _ in
                try await Task.sleep(for: .seconds(3600))
                return .done("late")
            }
            let fire = try await scene.desk.fireNow(try Schedule.sample(timeout: .milliseconds(50)))
            try await scene.work()
            let ended = try await scene.store.fire(fire.id)
            #expect(ended.state == .failed && ended.message?.contains("timeout") == true)
        }
    }

    @Test("waits for who isn't ready without counting attempts, and gives up after half a day")
    func patience() async throws {
        try await withFiring { scene in
            scene.performer.answer { _ in .later("the mail server is away") }
            let fire = try await scene.desk.fireNow(try Schedule.sample())
            try await scene.work()
            let waiting = try await scene.store.fire(fire.id)
            #expect(waiting.state == .open)
            let job = try #require(try await JobQueue.list(stage: .fire, on: scene.database).first)
            #expect(
                job.attempt == 0 && job.state == "delayed" && job.lastFailure == "the mail server is away")
            try await JobQueue.retryNow(job.id, on: scene.database)
            try await scene.work(patience: FirePatience(longest: .zero))
            #expect(try await scene.store.fire(fire.id).state == .failed)
        }
    }

    @Test("waits longer the longer it has waited")
    func growingWaits() {
        let patience = FirePatience()
        let created = Date(timeIntervalSince1970: 0)
        func wait(after seconds: TimeInterval) -> Duration? {
            patience.wait(since: created, now: created.addingTimeInterval(seconds))
        }
        #expect(wait(after: -5) == .seconds(30))
        #expect(wait(after: 60) == .seconds(30))
        #expect(wait(after: 1200) == .seconds(300))
        #expect(wait(after: 36_000) == .seconds(1800))
        #expect(wait(after: 12 * 3600) == nil)
    }

    @Test("takes a fire up again whose worker is gone, and commits what came of it once")
    func rescue() async throws {
        try await withFiring { scene in
            let fire = try await scene.desk.fireNow(try Schedule.sample(retries: 1))
            let dead = JobQueue(database: scene.database, leaseDuration: .milliseconds(1))
            let lost = try #require(try await dead.claim(.fire, limit: 1).first)
            // The first look of a processor finds the lease run out.
            let rescuer = scene.processor()
            try await scene.run([rescuer], until: Ended(store: scene.store, fire: fire.id))
            #expect(scene.performer.attempts.count == 1)
            await #expect(throws: QueueError.leaseLost(job: lost.id)) {
                try await dead.complete(
                    lost,
                    with: HandOff(outcome: .succeeded) { connection in
                        try ScheduleStore.end(
                            fire.id, as: .succeeded, message: "twice", attempts: 1, on: connection)
                    }, maxAttempts: 1)
            }
            #expect(try await scene.store.fire(fire.id).message == "done")
        }
    }

    @Test("ends a fire that a person cancels, and gives the next one its turn")
    func cancel() async throws {
        try await withFiring { scene in
            let schedule = try Schedule.sample(overlap: .queue)
            let first = try await scene.desk.fireNow(schedule)
            try await scene.lookBack(3601, schedule)
            let second = try #require(try await scene.desk.issue([schedule]).fires.first)
            let job = try #require(try await JobQueue.list(stage: .fire, on: scene.database).first)
            #expect(try await scene.store.cancel(job: job.id, by: "test").id == first.id)
            #expect(try await scene.store.fire(first.id).state == .cancelled)
            #expect(try await scene.store.fire(second.id).state == .open)
        }
    }
}
