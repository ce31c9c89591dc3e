import Documents
import Foundation
import Jobs
import Logging
import Postgres
import PostgresTestSupport
import Testing

@Suite struct JobQueueTests {
    @Test func whatIsHighestIsFirstAndThenWhatIsOldest() async throws {
        try await withQueue { queue in
            let documents = [DocumentID.new(), .new(), .new()]
            try await queue.add([
                NewJob(document: documents[0], stage: .extract, pipeline: "p"),
                NewJob(document: documents[1], stage: .extract, pipeline: "p", priority: 5),
                NewJob(document: documents[2], stage: .extract, pipeline: "p"),
            ])
            let jobs = try await queue.claim(.extract, limit: 2)
            #expect(jobs.map(\.document) == [documents[1], documents[0]])
            #expect(jobs.allSatisfy { $0.attempt == 1 })
            #expect(try await queue.claim(.extract, limit: 5).map(\.document) == [documents[2]])
            #expect(try await queue.claim(.extract, limit: 5).isEmpty)
        }
    }

    @Test func noJobIsClaimedTwiceHoweverManyClaim() async throws {
        try await withQueue { queue in
            try await queue.add(
                (0..<200).map { _ in NewJob(document: .new(), stage: .classify, pipeline: "p") })
            let claimed = try await withThrowingTaskGroup(of: [Int64].self) { group in
                for _ in 0..<8 {
                    group.addTask {
                        let other = JobQueue(database: queue.database)
                        var mine: [Int64] = []
                        while case let jobs = try await other.claim(.classify, limit: 7), !jobs.isEmpty {
                            mine += jobs.map(\.id)
                        }
                        return mine
                    }
                }
                return try await group.reduce(into: []) { $0 += $1 }
            }
            #expect(claimed.count == 200)
            #expect(Set(claimed).count == 200)
        }
    }

    @Test func aClaimWhoseAnswerWasLostGoesBackAndCostsNoAttempt() async throws {
        try await withQueue { queue in
            let known = try await queue.addAndClaim()
            let unknown = try await queue.addAndClaim()
            let other = JobQueue(database: queue.database)
            #expect(try await other.giveBackUnknown(inHand: [], olderThan: .zero) == 0)
            #expect(try await queue.giveBackUnknown(inHand: [known]) == 0, "the answer may be on its way")
            #expect(try await queue.giveBackUnknown(inHand: [known], olderThan: .zero) == 1)
            let again = try await queue.claim(.extract, limit: 5)
            #expect(again.map(\.document) == [unknown.document])
            #expect(again.map(\.attempt) == [1])
        }
    }

    @Test func aHandOffEndsTheJobAndStartsTheNext() async throws {
        try await withQueue { queue in
            let job = try await queue.addAndClaim()
            let document = try #require(job.document)
            let next = NewJob(document: document, stage: .classify, pipeline: "p")
            try await queue.complete(
                job, with: HandOff(outcome: .succeeded, next: [next], write: { _ in }), maxAttempts: 3)
            #expect(try await queue.claim(.extract, limit: 1).isEmpty)
            #expect(try await queue.claim(.classify, limit: 1).first?.document == job.document)
            let runs = try await queue.database.query("SELECT outcome, attempt FROM stage_runs")
            #expect(try runs.map { try $0.decode("outcome", as: String.self) } == ["succeeded"])
        }
    }

    @Test func whoLostTheLeaseCommitsNothing() async throws {
        try await withQueue { queue in
            let job = try await queue.addAndClaim()
            _ = try await queue.rescue([.extract], policy: RetryPolicy(), everyone: true)
            let again = try #require(try await queue.claim(.extract, limit: 1).first)
            #expect(again.attempt == 2)
            await #expect(throws: QueueError.leaseLost(job: job.id)) {
                try await queue.complete(
                    job,
                    with: HandOff(outcome: .succeeded) { connection in
                        try connection.execute("INSERT INTO pauses (stage, pipeline) VALUES ('x', 'y')")
                    }, maxAttempts: 3)
            }
            #expect(try await queue.database.query("SELECT FROM pauses").isEmpty)
            try await queue.complete(
                again, with: HandOff(outcome: .succeeded, write: { _ in }), maxAttempts: 3)
        }
    }

    @Test func aFailedWriteLeavesTheJobInHand() async throws {
        try await withQueue { queue in
            let job = try await queue.addAndClaim()
            await #expect(throws: PostgresError.self) {
                try await queue.complete(
                    job,
                    with: HandOff(outcome: .succeeded) { connection in
                        try connection.execute("SELECT 1/0")
                    }, maxAttempts: 3)
            }
            #expect(try await queue.renew([job]) == [job.id])
        }
    }

    @Test func aRetryWaitsAndCountsAndGivingBackDoesNeither() async throws {
        try await withQueue { queue in
            let job = try await queue.addAndClaim()
            try await queue.giveBack(job, reason: "stopping", outcome: .released)
            let second = try #require(try await queue.claim(.extract, limit: 1).first)
            #expect(second.attempt == 1)
            try await queue.retry(second, after: .seconds(3600), failure: "no luck")
            #expect(try await queue.claim(.extract, limit: 1).isEmpty)
            let listed = try #require(try await JobQueue.list(on: queue.database).first)
            #expect(listed.state == "delayed")
            #expect(listed.lastFailure == "no luck")
            try await JobQueue.retryNow(listed.id, on: queue.database)
            #expect(try await queue.claim(.extract, limit: 1).first?.attempt == 1)
        }
    }

    @Test func anExpiredLeaseIsRescuedAndTheLastOneComesBackToBeEnded() async throws {
        try await withQueue(lease: .zero) { queue in
            try await queue.add(
                [NewJob(document: .new(), stage: .extract, pipeline: "p")], maxAttempts: 2)
            let policy = RetryPolicy(maxAttempts: 2, first: .zero, longest: .zero)
            _ = try await queue.claim(.extract, limit: 1)
            let (rescued, exhausted) = try await queue.rescue([.extract], policy: policy)
            #expect(rescued == 1 && exhausted.isEmpty)
            _ = try await queue.claim(.extract, limit: 1)
            let last = try await queue.rescue([.extract], policy: policy)
            #expect(last.rescued == 0)
            let job = try #require(last.exhausted.first)
            #expect(job.isLastAttempt)
            try await queue.complete(job, with: HandOff(outcome: .refused, write: { _ in }), maxAttempts: 2)
            #expect(try await JobQueue.isIdle(on: queue.database))
        }
    }

    @Test func aLeaseThatStillHoldsIsNotRescued() async throws {
        try await withQueue { queue in
            let job = try await queue.addAndClaim()
            let (rescued, exhausted) = try await queue.rescue([.extract], policy: RetryPolicy())
            #expect(rescued == 0 && exhausted.isEmpty)
            #expect(try await queue.renew([job]) == [job.id])
        }
    }

    @Test func aFireIsAJobLikeAnyOther() async throws {
        try await withQueue { queue in
            let fire = UUID()
            try await queue.add([NewJob(fire: fire, of: "daily", readyAt: nil, maxAttempts: 2)])
            try await queue.add([NewJob(fire: fire, of: "daily", readyAt: nil, maxAttempts: 2)])
            try await queue.add([NewJob(document: .new(), stage: .extract, pipeline: "p")])
            let claimed = try await queue.claim(.fire, limit: 5)
            #expect(claimed.map(\.subject) == [.fire(fire)])
            #expect(claimed.map(\.maxAttempts) == [2])
            // Who works on documents can't decide about a fire, and leaves it to those who can.
            let ofDocuments = try await queue.rescue([.extract], policy: RetryPolicy(), everyone: true)
            #expect(ofDocuments.rescued == 0)
            let ofFires = try await queue.rescue([.fire], policy: RetryPolicy(), everyone: true)
            #expect(ofFires.rescued == 1)
            let again = try #require(try await queue.claim(.fire, limit: 1).first)
            try await queue.complete(
                again, with: HandOff(outcome: .succeeded, write: { _ in }), maxAttempts: 10)
            let runs = try await queue.database.query(
                "SELECT outcome FROM stage_runs WHERE fire_id = \(fire) ORDER BY finished_at"
            ).map { try $0.decode("outcome", as: String.self) }
            #expect(runs == ["lost", "succeeded"])
        }
    }

    @Test func aFireThatWaitsDoesNotKeepTheServiceFromBeingIdle() async throws {
        try await withQueue { queue in
            try await queue.add([NewJob(fire: UUID(), of: "daily", readyAt: nil, maxAttempts: 2)])
            #expect(try await JobQueue.isIdle(on: queue.database))
        }
    }

    @Test func whatIsPausedIsNotClaimed() async throws {
        try await withQueue { queue in
            try await queue.add([
                NewJob(document: .new(), stage: .extract, pipeline: "a"),
                NewJob(document: .new(), stage: .extract, pipeline: "b"),
            ])
            try await JobQueue.pause(.extract, pipeline: "a", on: queue.database)
            #expect(try await queue.claim(.extract, limit: 5).map(\.pipeline) == ["b"])
            #expect(try await JobQueue.resume(.extract, pipeline: "a", on: queue.database))
            #expect(try await queue.claim(.extract, limit: 5).map(\.pipeline) == ["a"])
        }
    }

    @Test func theSameWorkIsNotQueuedTwice() async throws {
        try await withQueue { queue in
            let job = NewJob(document: .new(), stage: .extract, pipeline: "p")
            try await queue.add([job])
            try await queue.add([job])
            #expect(try await queue.claim(.extract, limit: 5).count == 1)
        }
    }
}

func withQueue(
    lease: Duration = .seconds(30), _ use: @Sendable (JobQueue) async throws -> Void
) async throws {
    try await withFreshDatabase(migrations: QueueMigrations.all) { database in
        try await use(JobQueue(database: database, leaseDuration: lease))
    }
}

extension JobQueue {
    func add(_ jobs: [NewJob], maxAttempts: Int = 10) async throws {
        try await database.transaction { connection in
            try JobQueue.insert(jobs, maxAttempts: maxAttempts, on: connection)
        }
    }

    func addAndClaim() async throws -> Job {
        try await add([NewJob(document: .new(), stage: .extract, pipeline: "p")])
        return try #require(try await claim(.extract, limit: 1).first)
    }
}
