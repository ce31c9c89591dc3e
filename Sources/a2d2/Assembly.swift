import Catalogues
import Console
import Intake
import Jobs
import Logging
import Operations
import Pipelines
import Postgres
import ServiceLifecycle
import Store
import UnixSignals

/// Puts the service together: what each role needs, in one group that starts and ends in order.
struct Assembly {
    let installation: Installation
    let roles: Set<Run.Role>
    let logger: Logger

    var settings: Settings { installation.settings }

    func run(untilIdle: Bool, endedBy signals: UnixSignalsSequence) async throws {
        let pipelines = PipelineCatalogue(
            folder: settings.pipelinesFolder, surroundings: settings.surroundings, logger: logger)
        pipelines.reload()
        guard !pipelines.current().isEmpty || roles.isDisjoint(with: [.watch, .work]) else {
            throw Failure(
                .badUsage,
                "no pipeline is in force: there is no valid file in \(settings.pipelinesFolder); see `a2d2 pipeline validate`"
            )
        }
        let register = PipelineRegister(store: installation.store, current: { pipelines.current() })
        let bell = Bell()
        var services: [any Service] = [installation.database, pipelines]
        if let cluster = installation.cluster { services.insert(cluster, at: 0) }
        let extractors = roles.contains(.work) ? try extractorPool() : nil
        if let extractors {
            services += [extractors, try documentProcessor(register, reader: extractors, bell: bell)]
        }
        let watcher = roles.contains(.watch) ? try watcher(pipelines, register, bell: bell) : nil
        if let watcher {
            services += [
                watcher,
                FollowPipelines(catalogue: pipelines, watcher: watcher, settings: settings, logger: logger),
            ]
        }
        if roles.contains(.schedule) { services += try schedule() }
        if roles.contains(.serve), let listen = settings.listen {
            services.append(
                ConsoleServer(
                    host: listen.host, port: listen.port,
                    sources: ConsoleSources(installation, extractors: extractors), logger: logger))
        }
        logger.notice(
            "ready",
            metadata: ["data": "\(settings.dataFolder)", "roles": "\(roles.map(\.rawValue).sorted())"])
        var ends: [any Service] = [
            SignalWatch(
                signals: signals, patience: settings.drain + Self.afterDrain + Self.afterCancellation,
                logger: logger)
        ]
        if untilIdle { ends.append(IdleWatch(watcher: watcher, database: installation.database)) }
        try await lead(services, endedBy: ends)
        logger.notice("stopped")
    }

    /// Services end in the opposite order, so that the door closes first and the database last.
    func lead(_ services: [any Service], endedBy ends: [any Service]) async throws {
        var configurations = services.map { ServiceGroupConfiguration.ServiceConfiguration(service: $0) }
        configurations += ends.map {
            .init(service: $0, successTerminationBehavior: .gracefullyShutdownGroup)
        }
        var configuration = ServiceGroupConfiguration(services: configurations, logger: quiet)
        configuration.maximumGracefulShutdownDuration = settings.drain + Self.afterDrain
        configuration.maximumCancellationDuration = Self.afterCancellation
        do {
            try await ServiceGroup(configuration: configuration).run()
        } catch is CancellationError {
            // The group's own: it was told to stop, and the time for that is over.
            logger.warning(
                "stopped with work in hand that could be neither finished nor given back in time; its leases run out"
            )
        }
    }

    /// For what must reach the database after the drain; then it is called off.
    private static let afterDrain = Duration.seconds(10)

    /// More than a server has to end what it was asked to end. What is not at its end then never will be.
    private static let afterCancellation = Duration.seconds(15)

    /// The group's own chatter is for debugging.
    private var quiet: Logger {
        var logger = logger
        if logger.logLevel > .debug { logger.logLevel = .error }
        return logger
    }
}
