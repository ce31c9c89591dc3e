import Delivery
import Documents
import Extraction
import Foundation
import Health
import Intake
import Jobs
import Logging
import Operations
import Outbound
import Pipelines
import Postgres
import Scheduling
import Store
import Transfers

/// Puts sweeps and the sentinel together: for `a2d2 health`, for the fires of schedules, and for the service.
struct HealthAssembly: Sendable {
    /// For a server that answers: longer than its own time-outs, so that what it says is heard.
    private static let closing = Duration.seconds(5)
    /// Checks that ask the database at once.
    private static let poolSize = 3

    let settings: Settings
    let health: HealthSettings
    let logger: Logger

    init(_ settings: Settings, logger: Logger) throws {
        self.settings = settings
        self.logger = logger
        health = try HealthSettings.load(settings.healthFile)
    }

    /// Runs a sweep over connections of its own, writes down what it found, and tells people what changed.
    ///
    /// - Parameters:
    ///   - server: nil when there is none to be reached; `fault` says why.
    ///   - tells: false to leave the telling to the next sweep.
    func sweep(
        _ name: String, on server: ConnectionSettings?, fault: String? = nil, tells: Bool = true
    ) async throws -> SweepResult {
        let database = server.map { server in
            var patient = server
            patient.connectTimeout = .seconds(3)
            patient.statementTimeout = .seconds(30)
            patient.applicationName = "a2d2 health"
            return Database(settings: patient, poolSize: Self.poolSize, logger: logger)
        }
        let outcome: Result<SweepResult, any Error>
        do {
            outcome = .success(
                try await sweeper(database, fault: fault, tells: tells).run(sweep: name))
        } catch {
            outcome = .failure(error)
        }
        if let database { await close(database) }
        return try outcome.get()
    }

    func sentinel(for database: Database) -> Sentinel {
        Sentinel(
            database: database, settings: health, dataFolder: settings.dataFolder, machine: Self.machine,
            logger: logger
        ) { log in courier(log) }
    }

    private func sweeper(_ database: Database?, fault: String?, tells: Bool) throws -> Sweeper {
        let blobs = settings.blobStore()
        let messenger = database.map { database in
            AlertMessenger(
                database: database, settings: health.alerts,
                courier: courier(DeliveryStore(database: database)), machine: Self.machine, logger: logger)
        }
        let removeOrphans: @Sendable () async throws -> Int = {
            guard let database else { return 0 }
            let store = DocumentStore(database: database)
            return try await OrphanBlobs(store: store, blobs: blobs)
                .remove(unusedFor: OrphanBlobs.respite).count
        }
        return Sweeper(
            context: try context(database, fault: fault, blobs: blobs), settings: health,
            remedies: HealthRemedy.all(
                retry: RetryPolicy(maxAttempts: settings.maxAttempts), removeOrphans: removeOrphans),
            messenger: tells ? messenger : nil)
    }

    private func context(_ database: Database?, fault: String?, blobs: any BlobStore) throws -> HealthContext
    {
        let (pipelines, _) = PipelineFile.load(
            folder: settings.pipelinesFolder, surroundings: settings.surroundings)
        let (schedules, _) = ScheduleFile.load(
            folder: settings.schedulesFolder,
            rules: ScheduleRules(timeZone: settings.timeZone, vocabulary: nil))
        let backups = BackupFolder(path: settings.backupsFolder)
        return HealthContext(
            machine: Self.machine, database: database, databaseFault: fault, blobs: blobs,
            dataFolder: settings.dataFolder, outbox: settings.outbox,
            artefactsFolder: settings.artefactsFolder,
            clusterFolder: settings.databaseURL == nil ? "\(settings.dataFolder)/postgres" : nil,
            folders: WatchedFolder.all(of: pipelines, dataFolder: settings.dataFolder),
            languages: pipelines.reduce(into: []) { languages, pipeline in
                languages += pipeline.extract.languages.filter { !languages.contains($0) }
            },
            extractor: HealthContext.Extractor(
                executable: try ExtractorLocation.place(), tessdata: settings.tessdata),
            schedules: schedules, mail: settings.mail,
            targets: health.alerts.notify + schedules.flatMap(\.deliver),
            backups: {
                try await BlockingWork.run {
                    try backups.backups().map { try $0.manifest() }
                }.map { HealthContext.Backup(madeAt: $0.finished, verifiedAt: $0.verified) }
            },
            logger: logger)
    }

    private func courier(_ log: any DeliveryLog) -> Courier {
        Courier(
            log: log, mailServer: settings.mail, dataFolder: settings.dataFolder,
            patience: Transfers.Patience(connect: .seconds(10), stall: .seconds(20), whole: .seconds(40)),
            logger: logger)
    }

    /// A server that hangs gives no connection back: the process must not wait for that.
    private func close(_ database: Database) async {
        do {
            try await TimeLimit.run(Self.closing) { await database.close() }
        } catch {
            logger.warning("a sweep's connections to the database are left to themselves: they hang")
        }
    }

    /// How people know this machine.
    private static let machine = ProcessInfo.processInfo.hostName
}
