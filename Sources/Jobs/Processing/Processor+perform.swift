import Documents
import Logging
import Postgres

/// One job, from the claim to its end.
extension Processor {
    /// What came of handling a job.
    private enum Result: Sendable {
        case done(HandOff)
        case failed(any Error)
        case recalled(WorkInHand.Recall)
    }

    func perform(_ job: Job) async {
        hand.take(job)
        defer { hand.put(job) }
        switch await handle(job) {
        case .done(let handOff):
            await complete(job, with: handOff)
            await stageWorks(job.stage)
        case .failed(let error):
            if let delay = handler.delayOfFault(error, of: job) {
                logger(of: job).warning(
                    "a fault of the machine: the job waits", metadata: ["error": "\(error)"])
                let reason = "\(error)"
                await stageFails(job.stage, because: error)
                await putBack(job) {
                    try await self.queue.giveBack(job, after: delay, reason: reason, outcome: .fault)
                }
            } else {
                await fail(job, because: error)
                await stageWorks(job.stage)
            }
        case .recalled(.stopping):
            breakers.change(job.stage) { $0.abandon(at: .now) }
            await putBack(job) {
                try await self.queue.giveBack(job, reason: "the worker is stopping", outcome: .released)
            }
        case .recalled(.leaseLost):
            breakers.change(job.stage) { $0.abandon(at: .now) }
            logger(of: job).notice("the lease was lost: the work is dropped")
        }
    }

    /// Handles the job until it is done or called off. What ends well in spite of being called off is done.
    private func handle(_ job: Job) async -> Result {
        // A task of its own, so that this job can be called off and no other; it is waited for here.
        let work = Task { try await handler.handle(job) }
        hand.begin(job, cancel: work.cancel)
        let result = await withTaskCancellationHandler {
            await work.result
        } onCancel: {
            work.cancel()
        }
        switch result {
        case .success(let handOff): return .done(handOff)
        case .failure(let error):
            if let why = hand.recall(of: job) { return .recalled(why) }
            return Task.isCancelled ? .recalled(.stopping) : .failed(error)
        }
    }

    private func complete(_ job: Job, with handOff: HandOff) async {
        do {
            try await commit(job, handOff)
        } catch let lost as QueueError {
            logger(of: job).notice("\(lost)")
        } catch {
            // The write itself is wrong: an attempt like any other that failed.
            await fail(job, because: error)
        }
    }

    private func commit(_ job: Job, _ handOff: HandOff) async throws {
        let following = try await insist(on: job) {
            try await self.committer.commit(job, handOff)
        }
        report(handOff, of: job)
        for next in following {
            bell.ring(next.stage)
        }
        if !following.isEmpty { announcer.jobsAdded() }
    }

    private func report(_ handOff: HandOff, of job: Job) {
        if let refusal = handOff.refusal {
            logger(of: job).notice(
                "quarantined", metadata: ["code": "\(refusal.code.rawValue)", "why": "\(refusal.message)"])
        } else if logger.logLevel <= .debug {
            logger(of: job).debug("\(handOff.outcome.rawValue)", metadata: ["attempt": "\(job.attempt)"])
        }
    }

    /// Says which job a line is about. Made when there is something to say, as it costs more than a small job does.
    private func logger(of job: Job) -> Logger {
        var logger = logger
        logger[metadataKey: job.document == nil ? "fire" : "document"] = "\(job.subject)"
        logger[metadataKey: "stage"] = "\(job.stage)"
        return logger
    }

    private func fail(_ job: Job, because error: any Error) async {
        let failure = "\(error)"
        let decision = options.retry.decide(
            attempt: job.attempt, maxAttempts: job.maxAttempts, chance: .random(in: 0..<1))
        logger(of: job).warning(
            "the attempt failed", metadata: ["attempt": "\(job.attempt)", "error": "\(failure)"])
        switch decision {
        case .retry(let delay):
            await putBack(job) {
                try await self.queue.retry(job, after: delay, failure: failure)
            }
        case .exhausted:
            await giveUp(job, failure: failure)
        }
    }

    /// The last attempt is gone: the handler says what becomes of the document.
    func giveUp(_ job: Job, failure: String) async {
        do {
            try await commit(job, handler.exhausted(job, failure: failure))
        } catch let lost as QueueError {
            logger(of: job).notice("\(lost)")
        } catch {
            hand.leaveBehind(job)
            logger(of: job).error(
                "a job out of attempts could not be ended; its lease will run out and it is looked at again",
                metadata: ["job": "\(job.id)", "error": "\(error)"])
        }
    }

    /// Puts a job back; what can't be put back is rescued when its lease runs out.
    private func putBack(_ job: Job, _ action: @Sendable () async throws -> Void) async {
        do {
            try await insist(on: job, action)
        } catch let lost as QueueError {
            logger(of: job).notice("\(lost)")
        } catch {
            hand.leaveBehind(job)
            logger(of: job).error(
                "the job could not be put back; its lease will run out",
                metadata: ["job": "\(job.id)", "error": "\(error)"])
        }
    }

    /// Repeats what must reach the database until it does, or until we are cancelled. A commit whose answer was
    /// lost with the connection is safe to repeat: the fence tells.
    private func insist<Value: Sendable>(
        on job: Job, _ action: @Sendable () async throws -> Value
    ) async throws -> Value {
        let backOff = BackOff(first: .milliseconds(200), longest: .seconds(5))
        var attempt = 0
        while true {
            do {
                return try await action()
            } catch  where PostgresError.isTransient(error) && !Task.isCancelled {
                attempt += 1
                logger(of: job).warning(
                    "not committed yet; trying again", metadata: ["error": "\(error)"])
                try await Task.sleep(for: backOff.delay(afterFailure: attempt))
            }
        }
    }
}
