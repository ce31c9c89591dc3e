package import Documents
package import Logging
import ServiceLifecycle

/// Works the queue: claims jobs for each stage as far as there is room, has them handled, and commits what came of
/// them. Ends gracefully: no new claims, what is in hand is finished within the deadline or given back.
package final class Processor: Service {
    package struct Options: Sendable {
        /// How many jobs of each stage are in hand at once; a stage that is missing is not worked on.
        package var concurrency: [StageName: Int]
        package var retry: RetryPolicy
        /// The safety net under the notifications.
        package var poll: Duration
        /// How long what is in hand may take once we are told to stop.
        package var drain: Duration
        /// Of this machine, shared by all stages; nil for as much as they like.
        package var memory: MemoryBudget?
        /// No other process can hold a lease when this one starts, so all there are, are dead.
        package var isOnlyWorker: Bool

        package init(
            concurrency: [StageName: Int], retry: RetryPolicy = RetryPolicy(), poll: Duration = .seconds(5),
            drain: Duration = .seconds(20), memory: MemoryBudget? = nil, isOnlyWorker: Bool = false
        ) {
            self.concurrency = concurrency
            self.retry = retry
            self.poll = poll
            self.drain = drain
            self.memory = memory
            self.isOnlyWorker = isOnlyWorker
        }
    }

    package let queue: JobQueue
    /// The same queue under another name: a job that is rescued for its end was begun, so it must not be given back as
    /// unknown when the answer to its rescue is lost.
    let rescuer: JobQueue
    let handler: any JobHandler
    let options: Options
    let bell: Bell
    let announcer = Announcer()
    let hand = WorkInHand()
    let committer: Committer
    let breakers = BreakerPanel()
    let logger: Logger

    /// - Parameter bell: rung by whoever adds jobs in this process; other processes announce theirs in Postgres.
    package init(
        queue: JobQueue, handler: any JobHandler, options: Options, bell: Bell = Bell(), logger: Logger
    ) {
        self.queue = queue
        rescuer = JobQueue(database: queue.database, leaseDuration: queue.leaseDuration)
        self.handler = handler
        self.options = options
        self.bell = bell
        self.logger = logger
        let maxAttempts = options.retry.maxAttempts
        committer = Committer { try await queue.complete($0, maxAttempts: maxAttempts) }
    }

    package func run() async throws {
        await rescueLost(everyone: options.isOnlyWorker)
        await withTaskGroup { group in
            group.addTask { await self.renewLeases() }
            group.addTask {
                await cancelWhenGracefulShutdown { await self.runErrands() }
                await self.stop()
            }
            await workOnEveryStage()
            await takeLeave()
            group.cancelAll()
        }
    }

    /// Returns when the bell is closed and nothing is in hand any more.
    private func workOnEveryStage() async {
        await withTaskGroup { stages in
            for (stage, limit) in options.concurrency where limit > 0 {
                stages.addTask { await self.work(on: stage, limit: limit) }
            }
        }
    }

    /// Claims the jobs of one stage, as many as there is room for, and performs them side by side.
    private func work(on stage: StageName, limit: Int) async {
        let room = Room(limit: limit)
        var lastClaim = ContinuousClock.now - .seconds(1)
        await withDiscardingTaskGroup { group in
            for await _ in bell.rings(for: stage) {
                while await gather(room, since: lastClaim), !bell.isClosed, let free = room.free {
                    lastClaim = .now
                    let jobs = await claim(stage, limit: free)
                    guard !jobs.isEmpty else { break }
                    for job in jobs {
                        room.enter()
                        group.addTask {
                            await self.perform(job)
                            if room.leave() { self.bell.ring(stage) }
                            if self.options.memory?.giveBack(job) ?? false { self.bell.ringAll() }
                        }
                    }
                }
            }
        }
    }

    /// Waits for a moment where jobs end so quickly that the next ones are about to make room too: a claim of many costs
    /// hardly more than a claim of one. False when we are to end.
    private func gather(_ room: Room, since lastClaim: ContinuousClock.Instant) async -> Bool {
        guard room.isNearlyFull, ContinuousClock.now - lastClaim < .milliseconds(10) else { return true }
        return await pause(.milliseconds(2))
    }

    private func claim(_ stage: StageName, limit: Int) async -> [Job] {
        let permission = breakers.permission(at: stage)
        guard permission != .none else { return [] }
        do {
            let jobs = try await hand.claiming {
                try await claim(stage, atMost: permission == .one ? 1 : limit)
            }
            if !jobs.isEmpty { breakers.change(stage) { $0.begin() } }
            return jobs
        } catch is CancellationError {
            return []
        } catch {
            logger.warning("no jobs could be claimed", metadata: ["stage": "\(stage)", "error": "\(error)"])
            return []
        }
    }

    private func claim(_ stage: StageName, atMost limit: Int) async throws -> [Job] {
        guard let memory = options.memory else { return try await queue.claim(stage, limit: limit) }
        let (claim, ring) = try await memory.claiming { allowance in
            try await queue.claim(stage, limit: limit, memory: allowance)
        }
        if ring { bell.ringAll() }
        return claim.jobs
    }

    /// Nothing new is taken up; after the drain, what is still in hand is called off.
    private func stop() async {
        bell.close()
        guard await pause(options.drain) else { return }
        hand.stop()
    }

    /// False when the wait was cut short.
    func pause(_ duration: Duration) async -> Bool {
        (try? await Task.sleep(for: duration)) != nil
    }
}
