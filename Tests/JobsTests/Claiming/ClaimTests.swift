import Documents
import Foundation
import Jobs
import Postgres
import PostgresTestSupport
import Testing

@Suite struct ClaimTests {
    private func jobs(_ count: Int, of pipeline: String, priority: Int = 0, megabytes: Int = 0) -> [NewJob] {
        (0..<count).map { _ in
            NewJob(
                document: .new(), stage: .extract, pipeline: pipeline, priority: priority,
                megabytes: megabytes)
        }
    }

    @Test func aLongLineDoesNotKeepAShortOneWaiting() async throws {
        try await withQueue { queue in
            try await queue.add(jobs(500, of: "archive"))
            try await queue.add(jobs(3, of: "urgent"))
            var pipelines: [String] = []
            for _ in 0..<6 { pipelines += try await queue.claim(.extract, limit: 1).map(\.pipeline) }
            #expect(pipelines.filter { $0 == "urgent" }.count == 3)
            // The first finds that the short line is empty by now, the second knows.
            #expect(try await queue.claim(.extract, limit: 40).count == 20)
            #expect(try await queue.claim(.extract, limit: 40).count == 40)
        }
    }

    @Test func aLineThatAppearsWhileAnotherIsBusyHasItsTurn() async throws {
        try await withQueue { queue in
            try await queue.add(jobs(500, of: "archive"))
            #expect(try await queue.claim(.extract, limit: 10).count == 10)
            try await queue.add(jobs(3, of: "urgent"))
            try await eventuallyTrue {
                try await queue.claim(.extract, limit: 2).contains { $0.pipeline == "urgent" }
            }
        }
    }

    @Test func aHigherPriorityGoesBeforeAllOfALowerOne() async throws {
        try await withQueue { queue in
            try await queue.add(
                jobs(5, of: "low", priority: -3) + jobs(5, of: "a") + jobs(5, of: "b", priority: 7))
            #expect(
                try await queue.claim(.extract, limit: 5).map(\.pipeline) == Array(repeating: "b", count: 5))
            #expect(
                try await queue.claim(.extract, limit: 5).map(\.pipeline) == Array(repeating: "a", count: 5))
            #expect(
                try await queue.claim(.extract, limit: 5).map(\.pipeline) == Array(repeating: "low", count: 5)
            )
        }
    }

    @Test func whatComesToLieBehindThePlaceOfTheLastClaimIsFoundAgain() async throws {
        try await withQueue { queue in
            let late = jobs(1, of: "p")
            try await queue.add(late)
            try await queue.database.execute("UPDATE jobs SET ready_at = now() + interval '1 hour'")
            try await queue.add(jobs(4, of: "p"))
            #expect(try await queue.claim(.extract, limit: 2).count == 2)
            // As if its transaction had begun long ago and been committed only now.
            try await queue.database.execute(
                "UPDATE jobs SET ready_at = now() - interval '1 hour' WHERE document_id = \(late[0].subject.document?.uuid)"
            )
            try await eventuallyTrue {
                try await queue.claim(.extract, limit: 1).map(\.subject) == [late[0].subject]
            }
        }
    }

    @Test func limitsHoldForAllMachinesTogether() async throws {
        try await withQueue { queue in
            let machines = (0..<4).map { _ in JobQueue(database: queue.database) }
            try await queue.add(jobs(40, of: "a") + jobs(40, of: "b"))
            try await JobQueue.limit(.extract, pipeline: nil, to: 7, on: queue.database)
            try await JobQueue.limit(nil, pipeline: "a", to: 2, on: queue.database)
            let claimed = try await withThrowingTaskGroup(of: [Job].self) { group in
                for machine in machines {
                    group.addTask {
                        try await machine.claim(.extract, limit: 5) + machine.claim(.extract, limit: 5)
                    }
                }
                return try await group.reduce(into: []) { $0 += $1 }
            }
            #expect(claimed.count == 7)
            #expect(claimed.filter { $0.pipeline == "a" }.count == 2)
            #expect(try await JobQueue.limits(on: queue.database).map(\.running) == [7, 2])
            // Who ends makes room.
            let done = try #require(claimed.first { $0.pipeline == "a" })
            let holder = try #require(machines.first { $0.worker == done.lease.worker })
            try await holder.complete(
                done, with: HandOff(outcome: .succeeded, write: { _ in }), maxAttempts: 1)
            try await eventuallyTrue {
                try await queue.claim(.extract, limit: 5).count == 1
            }
            #expect(try await JobQueue.unlimit(.extract, pipeline: nil, on: queue.database))
            #expect(try await !JobQueue.unlimit(.extract, pipeline: nil, on: queue.database))
            #expect(try await queue.claim(.extract, limit: 50).allSatisfy { $0.pipeline == "b" })
        }
    }

    @Test func snoozingAndPrioritizingChangeTheOrder() async throws {
        try await withQueue { queue in
            try await queue.add(jobs(2, of: "a") + jobs(1, of: "b"))
            let changed = try await JobQueue.snooze(
                JobQueue.Selection(stage: .extract, pipeline: "a"), for: .seconds(3600), on: queue.database)
            #expect(changed.jobs == 2)
            let listed = try await JobQueue.list(on: queue.database)
            let delayed = try #require(listed.first { $0.pipeline == "a" })
            #expect(try await queue.claim(.extract, limit: 9).map(\.pipeline) == ["b"])
            _ = try await JobQueue.snooze(JobQueue.Selection(job: delayed.id), for: .zero, on: queue.database)
            #expect(
                try await JobQueue.prioritize(JobQueue.Selection(job: delayed.id), to: 50, on: queue.database)
                    == 1)
            #expect(try await queue.claim(.extract, limit: 9).map(\.priority) == [50])
            await #expect(throws: QueueError.noSuchJob(4711)) {
                try await JobQueue.prioritize(JobQueue.Selection(job: 4711), to: 1, on: queue.database)
            }
        }
    }

    @Test func manyHandOffsInOneTransactionStandAndFallByTheirOwnLeases() async throws {
        try await withQueue { queue in
            try await queue.add(jobs(6, of: "p"))
            let claimed = try await queue.claim(.extract, limit: 6)
            _ = try await queue.database.execute(
                "UPDATE jobs SET lease_token = gen_random_uuid() WHERE id = ANY (\(claimed.prefix(2).map(\.id)))"
            )
            let following = try await queue.complete(
                claimed.map { job in
                    let next = job.document.map {
                        NewJob(document: $0, stage: .classify, pipeline: job.pipeline)
                    }
                    return (job, HandOff(outcome: .succeeded, next: next.map { [$0] } ?? [], write: { _ in }))
                }, maxAttempts: 3)
            #expect(Set(following.keys) == Set(claimed.dropFirst(2).map(\.id)))
            #expect(try await queue.claim(.classify, limit: 9).count == 4)
            #expect(try await queue.database.query("SELECT FROM stage_runs").count == 4)
        }
    }

    @Test func whatFollowsAndIsQueuedAlreadyIsNotQueuedTwice() async throws {
        try await withQueue { queue in
            let job = try await queue.addAndClaim()
            let document = try #require(job.document)
            let next = NewJob(document: document, stage: .classify, pipeline: "p")
            try await queue.add([next])
            try await queue.complete(
                job, with: HandOff(outcome: .succeeded, next: [next], write: { _ in }), maxAttempts: 3)
            #expect(try await queue.claim(.classify, limit: 9).count == 1)
        }
    }

    @Test func aClaimThatIsOverIsForgotten() async throws {
        try await withQueue { queue in
            let job = try await queue.addAndClaim()
            try await queue.complete(
                job, with: HandOff(outcome: .succeeded, write: { _ in }), maxAttempts: 1)
            #expect(try await queue.database.query("SELECT FROM leases").count == 1)
            #expect(try await queue.giveBackUnknown(inHand: [], olderThan: .zero) == 0)
            #expect(try await queue.database.query("SELECT FROM leases").isEmpty)
        }
    }
}

/// Tries until it is so, ten seconds at most: the queue looks for what is new once a second.
func eventuallyTrue(_ condition: @Sendable () async throws -> Bool) async throws {
    let end = ContinuousClock.now + .seconds(10)
    while try await !condition() {
        guard ContinuousClock.now < end else {
            Issue.record("it did not come to pass")
            return
        }
        try await Task.sleep(for: .milliseconds(100))
    }
}
