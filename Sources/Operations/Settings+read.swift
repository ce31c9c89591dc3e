import Foundation
import Logging
import Postgres
import StrictYAML
import Terminal

extension Settings {
    /// Every key of `a2d2.yaml`, in the order in which `config show` lists them.
    static func read(_ section: Section, on machine: SettingsMachine) -> Settings? {
        let explanations = SettingsReader.Explanations()
        let reader = SettingsReader(section, machine: machine, explanations: explanations)
        let dataFolder = reader.path("data", default: "\(machine.currentFolder)/data")
        let databaseURL = reader.optional("database-url", .databaseURL) {
            $0.map(SecretURL.shown) ?? "none (a private cluster in the data folder)"
        }
        let databaseDirectURL = reader.optional("database-direct-url", .databaseURL) {
            $0.map(SecretURL.shown) ?? "none (as database-url)"
        }
        let pipelinesFolder = reader.path("pipelines", default: machine.folder("pipelines"))
        let schedulesFolder = reader.path("schedules", default: machine.folder("cron"))
        let reportsFolder = reader.path("reports", default: machine.folder("reports"))
        let healthFile = reader.optionalPath(
            "health", default: machine.file("health.yaml"), otherwise: "the built-in thresholds")
        let outbox = reader.path("outbox", default: "\(dataFolder)/outbox")
        if outbox == dataFolder {
            reader.refuse("outbox", "is the data folder itself, which holds the program's own files")
        }
        let artefactsFolder = reader.path("artefacts", default: "\(dataFolder)/artefacts")
        let backupsFolder = reader.path("backups", default: "\(dataFolder)/backups")
        let blobs = reader.location("blobs", default: usualBlobs(dataFolder))
        let blobsCache = reader.value(
            "blobs-cache", .bytes(in: (1 << 20)...(1 << 50)), default: 4 << 30, shown: ByteUnit.text)
        let timeZone = reader.value("timezone", .timeZone(), default: .current) { $0.identifier }
        let tessdata = reader.optionalPath("tessdata", otherwise: "where Tesseract looks")
        let secondEngineFolder = reader.optionalPath(
            "second-engine", default: machine.existingFolder("second-engine"), otherwise: "none")
        let workers = reader.section("workers") { readWorkers($0, on: machine) }
        let log = reader.section("log", readLog)
        let intake = reader.section("intake", readIntake)
        let queue = reader.section("queue", readQueue)
        let mail = reader.section("mail", readMail)
        let listen = reader.section("http", readHTTP)
        let retention = reader.section("retention", readRetention)
        let server = reader.section("s3", readBucketServer)
        guard let workers, let log, let intake, let queue, let mail, let listen, let retention, let server
        else { return nil }
        guard let place = blobPlace(blobs, of: server, besides: [dataFolder, outbox], reader) else {
            return nil
        }
        return Settings(
            dataFolder: dataFolder, databaseURL: databaseURL, databaseDirectURL: databaseDirectURL,
            pipelinesFolder: pipelinesFolder,
            schedulesFolder: schedulesFolder, reportsFolder: reportsFolder, healthFile: healthFile,
            outbox: outbox, artefactsFolder: artefactsFolder, backupsFolder: backupsFolder,
            blobs: place, blobsCache: blobsCache, timeZone: timeZone, tessdata: tessdata,
            secondEngineFolder: secondEngineFolder, workers: workers,
            logLevel: log.level,
            logFormat: log.format,
            maximumFileSize: intake.maximumFileSize, rescan: intake.rescan, maxAttempts: queue.maxAttempts,
            lease: queue.lease, poll: queue.poll, drain: queue.drain,
            mail: mail, listen: listen, retention: retention, explained: explanations.list)
    }

    private static func readWorkers(_ reader: SettingsReader, on machine: SettingsMachine) -> Workers? {
        func count(_ key: String) -> Int {
            reader.value(key, .integer(in: 1...256), default: machine.processorCount, shown: String.init)
        }
        return Workers(
            extractors: count("extractors"), classifiers: count("classifiers"), enrichers: count("enrichers"),
            persisters: count("persisters"),
            fires: reader.value("fires", .integer(in: 1...64), default: 2, shown: String.init),
            memory: reader.optional("memory", .optionalMemory) {
                $0.map(ByteUnit.text) ?? "three quarters of what is free at the start"
            })
    }

    private static func readLog(_ reader: SettingsReader) -> (level: Logger.Level, format: LogFormat?)? {
        let level = reader.value("level", .oneOf(Logger.Level.self), default: .info) { $0.rawValue }
        let words = Shape.oneOf(["auto"] + LogFormat.allCases.map(\.rawValue))
        let format = reader.value("format", words, default: "auto") { $0 }
        return (level, LogFormat(rawValue: format))
    }

    private static func readIntake(_ reader: SettingsReader) -> (maximumFileSize: Int, rescan: Duration)? {
        let size = reader.value(
            "max-file-size", .bytes(in: 1024...(1 << 40)), default: 1 << 30, shown: ByteUnit.text)
        let rescan = reader.value(
            "rescan", .duration(in: .seconds(1) ... .seconds(86_400)), default: .seconds(60),
            shown: DurationUnit.text)
        return (size, rescan)
    }

    private static func readQueue(
        _ reader: SettingsReader
    ) -> (maxAttempts: Int, lease: Duration, poll: Duration, drain: Duration)? {
        func duration(_ key: String, _ range: ClosedRange<Duration>, default usual: Duration) -> Duration {
            reader.value(key, .duration(in: range), default: usual, shown: DurationUnit.text)
        }
        let maxAttempts = reader.value(
            "max-attempts", .integer(in: 1...100), default: 10, shown: String.init)
        return (
            maxAttempts,
            lease: duration("lease", .seconds(5) ... .seconds(3600), default: .seconds(60)),
            poll: duration("poll", .milliseconds(100) ... .seconds(300), default: .seconds(5)),
            drain: duration("drain", .zero ... .seconds(3600), default: .seconds(20))
        )
    }
}

extension Shape where Value == Int? {
    /// A size, at least as large as one extractor.
    fileprivate static var optionalMemory: Shape {
        Shape<Int>.bytes(in: (256 << 20)...(1 << 44)).checked { .value($0) }
    }
}

extension Shape where Value == String? {
    /// `none`, or what libpq takes. No message shows any of it, since it may hold a password.
    fileprivate static var databaseURL: Shape {
        Shape<String>.secret.checked(isSecret: true) { url in
            guard url != "none" else { return .value(nil) }
            do {
                _ = try ConnectionSettings(url: url)
                return .value(url)
            } catch {
                return .mistake(
                    "is no address of a Postgres, such as postgres://user@host/database, nor none")
            }
        }
    }
}
