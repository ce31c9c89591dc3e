import Catalogues
import Documents
import Firing
import Foundation
import Jobs
import Operations
import Scheduling
import ServiceLifecycle
import Store

/// The role `schedule`: fires what is due, and carries it out.
extension Assembly {
    func schedule() throws -> [any Service] {
        // A processor closes its bell when it is told to stop, so each has its own.
        let bell = Bell()
        let catalogue = ScheduleCatalogue(
            folder: settings.schedulesFolder, rules: try settings.scheduleRules, logger: logger)
        catalogue.reload()
        return [
            catalogue, fireProcessor(bell: bell),
            Scheduler(
                current: { catalogue.current() }, desk: FireDesk(store: schedules, logger: logger),
                bell: bell, logger: logger),
            try HealthAssembly(settings, logger: logger).sentinel(for: installation.database),
        ]
    }

    private var schedules: ScheduleStore { ScheduleStore(database: installation.database) }

    private func fireProcessor(bell: Bell) -> Processor {
        Processor(
            queue: JobQueue(database: installation.database, leaseDuration: settings.lease),
            handler: FireHandler(
                schedules: schedules, performer: FireWork(installation, logger: logger), logger: logger),
            options: Processor.Options(
                concurrency: [.fire: settings.workers.fires],
                // What failed for a reason of the world outside wants more than a moment.
                retry: RetryPolicy(
                    maxAttempts: settings.maxAttempts, first: .seconds(10), longest: .seconds(1800)),
                poll: settings.poll, drain: settings.drain, isOnlyWorker: false),
            bell: bell, logger: logger)
    }

    /// Carries out every fire that is ready, and those that get their turn meanwhile.
    func carryOutFires() async throws {
        let processor = fireProcessor(bell: Bell())
        try await lead([processor], endedBy: [FireWatch(queue: processor.queue)])
    }

    /// Carries out one fire, with whatever else is ready. Answers it as it is then: ended, or waiting for its next try.
    func carryOut(fire: UUID) async throws -> FireRecord {
        try await carryOutFires()
        return try await schedules.fire(fire)
    }
}
