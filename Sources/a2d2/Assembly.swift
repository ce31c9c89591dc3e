import Catalogues
import Documents
import Extraction
import Foundation
import Intake
import Jobs
import Logging
import Operations
import Pipelines
import Postgres
import ServiceLifecycle
import Stages
import Store
import UnixSignals

/// Puts the service together: what each role needs, in one group that starts and ends in order.
struct Assembly {
    let installation: Installation
    let roles: Set<Run.Role>
    let logger: Logger

    private var settings: Settings { installation.settings }

    func run(untilIdle: Bool, endedBy signals: UnixSignalsSequence) async throws {
        let catalogue = PipelineCatalogue(
            folder: settings.pipelinesFolder, surroundings: settings.surroundings, logger: logger)
        catalogue.reload()
        guard !catalogue.current().isEmpty else {
            throw Failure(
                .badUsage,
                "no pipeline is in force: there is no valid file in \(settings.pipelinesFolder); see `a2d2 pipeline validate`"
            )
        }
        let register = PipelineRegister(store: installation.store, current: { catalogue.current() })
        let bell = Bell()
        var services: [any Service] = [installation.database, catalogue]
        if let cluster = installation.cluster { services.insert(cluster, at: 0) }
        if roles.contains(.work) {
            let pool = ExtractorPool(
                executable: try ExtractorLocation.path(), size: settings.workers.extractors,
                tessdata: settings.tessdata, logger: logger)
            services += [pool, try processor(register, reader: pool, bell: bell)]
        }
        var watcher: FolderWatcher?
        if roles.contains(.watch) {
            let door = Intake(
                source: .watch, store: installation.store, blobs: installation.blobs, pipelines: register,
                options: settings.intakeOptions(), bell: bell)
            let folders = WatchedFolder.all(of: catalogue.current(), dataFolder: settings.dataFolder)
            let watching = try FolderWatcher(
                folders: folders, door: door, dataFolder: settings.dataFolder, rescan: settings.rescan,
                logger: logger)
            watcher = watching
            services += [
                watching,
                FollowPipelines(catalogue: catalogue, watcher: watching, settings: settings, logger: logger),
            ]
        }
        logger.notice(
            "ready",
            metadata: ["data": "\(settings.dataFolder)", "roles": "\(roles.map(\.rawValue).sorted())"])
        var ends: [any Service] = [SignalWatch(signals: signals)]
        if untilIdle { ends.append(IdleWatch(watcher: watcher, database: installation.database)) }
        try await lead(services, endedBy: ends)
        logger.notice("stopped")
    }

    private func processor(_ register: PipelineRegister, reader: any DocumentReader, bell: Bell) throws
        -> Processor
    {
        let store = installation.store
        let outbox = Outbox(folder: settings.outbox)
        let workFolder = "\(settings.dataFolder)/tmp"
        if FileManager.default.fileExists(atPath: workFolder) {
            try FileManager.default.removeItem(atPath: workFolder)
        }
        // Workers on other machines may be writing to the same outbox; but none has the private cluster.
        try outbox.sweep(olderThan: installation.isEmbedded ? 0 : 3600)
        let runner = Runner(
            stages: [
                ExtractStage(reader: reader, blobs: installation.blobs),
                ClassifyStage(store: store),
                EnrichStage(store: store),
                PersistStage(
                    store: store, blobs: installation.blobs, reader: reader, outbox: outbox,
                    workFolder: workFolder),
            ],
            store: store, pipelines: register, logger: logger)
        return Processor(
            queue: JobQueue(database: installation.database, leaseDuration: settings.lease), handler: runner,
            options: Processor.Options(
                concurrency: settings.concurrency,
                retry: RetryPolicy(maxAttempts: settings.maxAttempts), poll: settings.poll,
                drain: settings.drain, isOnlyWorker: installation.isEmbedded),
            bell: bell, logger: logger)
    }

    /// Services end in the opposite order, so that the door closes first and the database last.
    private func lead(_ services: [any Service], endedBy ends: [any Service]) async throws {
        var configurations = services.map { ServiceGroupConfiguration.ServiceConfiguration(service: $0) }
        configurations += ends.map {
            .init(service: $0, successTerminationBehavior: .gracefullyShutdownGroup)
        }
        var configuration = ServiceGroupConfiguration(services: configurations, logger: quiet)
        configuration.maximumGracefulShutdownDuration = settings.drain + .seconds(10)
        configuration.maximumCancellationDuration = .seconds(10)
        try await ServiceGroup(configuration: configuration).run()
    }

    /// The group's own chatter is for debugging.
    private var quiet: Logger {
        var logger = logger
        if logger.logLevel > .debug { logger.logLevel = .error }
        return logger
    }
}
