import Documents
package import Delivery
package import Foundation
package import Intake
package import Logging
package import Postgres
package import Scheduling
package import Store

/// What the checks look at: one installation, seen from one machine.
package struct HealthContext: Sendable {
    /// Of this machine, for what differs from machine to machine.
    package var machine: String
    /// A pool of the sweep's own, so that a server that hangs takes no other's connections; nil when none could be
    /// opened.
    package var database: Database?
    /// Why there is no database.
    package var databaseFault: String?
    package var blobs: any BlobStore
    package var dataFolder: String
    package var outbox: String
    package var artefactsFolder: String
    /// Of the private cluster; nil when a database is configured.
    package var clusterFolder: String?
    package var folders: [WatchedFolder]
    /// That the pipelines name, in Tesseract's words; the first is the most common.
    package var languages: [String]
    /// Nil on a machine that reads no documents.
    package var extractor: Extractor?
    package var schedules: [Schedule]
    package var mail: MailServer?
    /// Whom schedules and alerts deliver to.
    package var targets: [DeliveryTarget]
    /// The newest backups, read from their folder; throws when it can't be read.
    package var backups: @Sendable () async throws -> [Backup]
    package var now: @Sendable () -> Date
    package var logger: Logger

    package struct Extractor: Sendable {
        package var executable: String
        /// Nil for where Tesseract itself looks.
        package var tessdata: String?

        package init(executable: String, tessdata: String?) {
            self.executable = executable
            self.tessdata = tessdata
        }
    }

    package struct Backup: Sendable {
        package var madeAt: Date
        /// When it was last read back and found whole; nil for never.
        package var verifiedAt: Date?

        package init(madeAt: Date, verifiedAt: Date?) {
            self.madeAt = madeAt
            self.verifiedAt = verifiedAt
        }
    }

    package init(
        machine: String, database: Database?, databaseFault: String? = nil, blobs: any BlobStore,
        dataFolder: String, outbox: String, artefactsFolder: String, clusterFolder: String?,
        folders: [WatchedFolder], languages: [String], extractor: Extractor?,
        schedules: [Schedule], mail: MailServer?, targets: [DeliveryTarget],
        backups: @escaping @Sendable () async throws -> [Backup],
        now: @escaping @Sendable () -> Date = { Date() }, logger: Logger
    ) {
        self.machine = machine
        self.database = database
        self.databaseFault = databaseFault
        self.blobs = blobs
        self.dataFolder = dataFolder
        self.outbox = outbox
        self.artefactsFolder = artefactsFolder
        self.clusterFolder = clusterFolder
        self.folders = folders
        self.languages = languages
        self.extractor = extractor
        self.schedules = schedules
        self.mail = mail
        self.targets = targets
        self.backups = backups
        self.now = now
        self.logger = logger
    }

    /// The database, for a check that has something to ask.
    func reachableDatabase() throws -> Database {
        guard let database else { throw NoDatabase(reason: databaseFault ?? "there is no database") }
        return database
    }

    private struct NoDatabase: Error, CustomStringConvertible {
        let reason: String

        var description: String { reason }
    }
}
