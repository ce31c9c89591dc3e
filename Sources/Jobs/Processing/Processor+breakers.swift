import Documents
import Logging
import Postgres

/// A stage that the machine fails pauses itself, and says so, rather than give back one job after the other.
extension Processor {
    func stageFails(_ stage: StageName, because error: any Error) async {
        // While the database is away nothing can be claimed anyway.
        guard !PostgresError.isTransient(error),
            let (wait, faults) = breakers.change(stage, { $0.fault(at: .now) })
        else {
            return breakers.change(stage) { $0.abandon(at: .now) }
        }
        logger.error(
            "the stage pauses here, since this machine fails it",
            metadata: [
                "stage": "\(stage)", "faults": "\(faults)", "seconds": "\(wait.inSeconds)",
                "error": "\(error)",
            ])
        do {
            try await queue.breakerOpened(stage, wait: wait, faults: faults, reason: "\(error)")
        } catch {
            logger.warning("that could not be written down", metadata: ["error": "\(error)"])
        }
    }

    func stageWorks(_ stage: StageName) async {
        guard breakers.change(stage, { $0.success() }) else { return }
        logger.notice("the stage works here again", metadata: ["stage": "\(stage)"])
        bell.ring(stage)
        await forgetBreakers([stage])
    }

    func forgetBreakers(_ stages: [StageName]) async {
        guard !stages.isEmpty else { return }
        do {
            try await queue.breakersClosed(stages)
        } catch {
            logger.debug("breakers stay written down until they are old: \(error)")
        }
    }
}
