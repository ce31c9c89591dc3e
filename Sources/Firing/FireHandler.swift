package import Documents
import Foundation
package import Jobs
package import Logging
import Postgres
import Scheduling
package import Store

/// Takes each fire's job to whoever carries it out, and its outcome to the history.
package struct FireHandler: JobHandler {
    package let stages: Set<StageName> = [.fire]
    private let schedules: ScheduleStore
    private let performer: any FirePerformer
    private let patience: FirePatience
    private let logger: Logger

    package init(
        schedules: ScheduleStore, performer: any FirePerformer, patience: FirePatience = FirePatience(),
        logger: Logger
    ) {
        self.schedules = schedules
        self.performer = performer
        self.patience = patience
        self.logger = logger
    }

    package func handle(_ job: Job) async throws -> HandOff {
        let fire = try await schedules.fire(try Self.fire(of: job))
        // Somebody has ended it meanwhile: there is nothing left to do but to end the job.
        guard !fire.state.isEnd else { return HandOff(outcome: .succeeded, write: { _ in }) }
        let outcome = try await withTimeout(fire) { try await performer.perform(fire) }
        switch outcome {
        case .done(let message):
            logger.info("fire carried out", metadata: metadata(of: fire, message))
            return end(fire.id, job, .succeeded, message)
        case .failed(let message):
            logger.error("fire failed", metadata: metadata(of: fire, message))
            return end(fire.id, job, .failed, message)
        case .later(let reason):
            guard let wait = patience.wait(since: fire.created, now: Date()) else {
                logger.error("fire failed", metadata: metadata(of: fire, reason))
                return end(fire.id, job, .failed, "given up: \(reason)")
            }
            throw FirePostponed(reason: reason, wait: wait)
        }
    }

    package func exhausted(_ job: Job, failure: String) async throws -> HandOff {
        let message = "failed \(job.attempt) times; at last: \(failure)"
        logger.error("fire failed", metadata: ["schedule": "\(job.pipeline)", "outcome": "\(message)"])
        return end(try Self.fire(of: job), job, .failed, message)
    }

    package func delayOfFault(_ error: any Error, of job: Job) -> Duration? {
        switch error {
        case let postponed as FirePostponed: postponed.wait
        case is any MachineFault: .seconds(10)
        default: PostgresError.isTransient(error) ? .seconds(2) : nil
        }
    }

    private func end(_ fire: UUID, _ job: Job, _ state: FireRecord.State, _ message: String) -> HandOff {
        HandOff(outcome: state == .succeeded ? .succeeded : .failed) { connection in
            try ScheduleStore.end(
                fire, as: state, message: message, attempts: job.attempt, on: connection)
        }
    }

    private static func fire(of job: Job) throws -> UUID {
        guard let fire = job.subject.fire else {
            throw QueueError.unexpected("a job of the stage \(job.stage.rawValue) that is no fire")
        }
        return fire
    }

    private func metadata(of fire: FireRecord, _ message: String) -> Logger.Metadata {
        ["schedule": "\(fire.schedule)", "outcome": "\(message)"]
    }

    /// Ends the attempt when its time is over: the work is cancelled, and waited for.
    private func withTimeout(
        _ fire: FireRecord, _ work: @escaping @Sendable () async throws -> FireOutcome
    ) async throws -> FireOutcome {
        let timeout = fire.order.timeout
        return try await withThrowingTaskGroup(of: FireOutcome.self) { group in
            group.addTask { try await work() }
            group.addTask {
                try await Task.sleep(for: .seconds(timeout))
                throw FireTimedOut(seconds: timeout)
            }
            defer { group.cancelAll() }
            guard let first = try await group.next() else { throw CancellationError() }
            return first
        }
    }
}

/// Somebody outside isn't ready.
struct FirePostponed: Error, CustomStringConvertible {
    let reason: String
    let wait: Duration

    var description: String { reason }
}

/// The schedule's `timeout` is over.
struct FireTimedOut: Error, CustomStringConvertible {
    let seconds: Double

    var description: String { "not done within \(Int(seconds)) s, which is its schedule's timeout" }
}
