package import Delivery
package import Documents
package import Foundation
package import Logging
package import Pipelines
package import Terminal

/// What an admin sets for one installation: `a2d2.yaml`, `A2D2_…` variables over it, flags over these.
/// Every path is absolute. See docs/configuration.md.
package struct Settings: Sendable, Hashable {
    package var dataFolder: String
    /// A URL of libpq's or its `keyword=value` form, password included; nil for the private cluster.
    package var databaseURL: String?
    /// The same database past a pooler, for listening and dumps; nil where `databaseURL` leads to the server itself.
    package var databaseDirectURL: String?
    package var pipelinesFolder: String
    /// Of the schedules' files.
    package var schedulesFolder: String
    /// Of the admin's own reports.
    package var reportsFolder: String
    /// The thresholds and alerts of the sweeps; nil for the built-in ones.
    package var healthFile: String?
    package var outbox: String
    /// Where reports that were made are kept.
    package var artefactsFolder: String
    package var backupsFolder: String
    /// Where documents' bytes are.
    package var blobs: BlobPlace
    /// In bytes: what this machine may keep of a bucket, for each process.
    package var blobsCache: Int
    /// Of schedules and reports that name none.
    package var timeZone: TimeZone
    /// Where Tesseract's language data is; nil for where Tesseract itself looks.
    package var tessdata: String?
    /// Of the second OCR engine's files; nil where there is none.
    package var secondEngineFolder: String?
    package var workers: Workers
    package var logLevel: Logger.Level
    /// Nil for text on a terminal and JSON otherwise.
    package var logFormat: LogFormat?
    /// In bytes: a larger file is refused at the door.
    package var maximumFileSize: Int
    /// How often watched folders are looked through for what their notifications missed.
    package var rescan: Duration
    package var maxAttempts: Int
    /// How long a job may go without a sign of life from its worker.
    package var lease: Duration
    /// How often an idle worker looks for jobs that no notification told it of.
    package var poll: Duration
    /// How long work in hand may take after the service was told to stop.
    package var drain: Duration
    /// Takes our mail; nil when there is none, and no mail can be sent.
    package var mail: MailServer?
    /// Where health and metrics are served; nil for nowhere.
    package var listen: ListenAddress?
    package var retention: Retention
    /// Every key with its value as people may see it, and where that came from.
    package var explained: [Explanation]

    /// How many documents each stage has in hand at once.
    package struct Workers: Sendable, Hashable {
        /// Each is a process of its own, and busy a whole core.
        package var extractors: Int
        package var classifiers: Int
        package var enrichers: Int
        package var persisters: Int
        /// Fires of schedules that are carried out at once.
        package var fires: Int
        /// In bytes: what jobs may take of this machine's memory, by their predictions. Nil for three quarters of what
        /// is free when the service starts.
        package var memory: Int?
    }

    /// An address that a small HTTP server listens on.
    package struct ListenAddress: Sendable, Hashable {
        /// A name or a literal address, without brackets.
        package var host: String
        /// 0 for any that is free.
        package var port: Int

        package init(host: String, port: Int) {
            self.host = host
            self.port = port
        }
    }

    /// How long what was made is kept.
    package struct Retention: Sendable, Hashable {
        package var reports: Duration
        /// Stage runs; whole months are dropped.
        package var history: Duration
        package var fires: Duration
        package var deliveries: Duration
        /// Results of health checks.
        package var health: Duration
        /// So many of the newest.
        package var backups: Int
    }

    /// One line of `a2d2 config show`.
    package struct Explanation: Sendable, Hashable {
        /// `workers.extractors`
        package var key: String
        /// Secrets are hidden.
        package var value: String
        /// `default`, `a2d2.yaml:3`, `A2D2_DATA` or `--data`.
        package var origin: String
    }

    /// Held by the service for as long as it runs.
    package var lockPath: String { "\(dataFolder)/a2d2.lock" }

    /// The folders that no pipeline may watch.
    package var surroundings: PipelineSurroundings {
        var folder: String?
        if case .folder(let path) = blobs { folder = path }
        return PipelineSurroundings(dataFolder: dataFolder, outbox: outbox, blobs: folder)
    }

    package var concurrency: [StageName: Int] {
        [
            .extract: workers.extractors, .classify: workers.classifiers, .enrich: workers.enrichers,
            .persist: workers.persisters,
        ]
    }
}
