import Delivery
import Extraction
import Foundation
import Intake
import Logging
import Pipelines
import Postgres
import PostgresTestSupport
import Scheduling
import Store
import Synchronization

@testable import Health

/// A clock that a test moves.
final class TestClock: Sendable {
    private let date: Mutex<Date>

    /// Begins now: the database's own clock is not moved.
    init() {
        date = Mutex(Date())
    }

    var now: Date { date.withLock { $0 } }

    func advance(_ seconds: TimeInterval) {
        date.withLock { $0 += seconds }
    }
}

/// One installation in a folder of its own, whose parts a test breaks.
final class HealthScene: Sendable {
    let folder: String
    let clock = TestClock()
    let database: Database?
    let logger = TestServer.logger

    var dataFolder: String { "\(folder)/data" }
    var blobs: BlobFolder { BlobFolder(folder: "\(dataFolder)/blobs") }

    init(_ database: Database?) throws {
        self.database = database
        folder = "\(NSTemporaryDirectory())/a2d2-health-\(UUID().uuidString)"
        try FileManager.default.createDirectory(
            atPath: "\(folder)/data/inbox", withIntermediateDirectories: true)
    }

    deinit {
        do {
            try FileManager.default.removeItem(atPath: folder)
        } catch {
            print("\(folder) stays behind: \(error)")
        }
    }

    func context(
        machine: String = "scan1", folders: [WatchedFolder]? = nil, extractor: String? = nil,
        schedules: [Schedule] = [], targets: [DeliveryTarget] = [], mail: MailServer? = nil,
        outbox: String? = nil, blobs: (any BlobStore)? = nil, backups: [HealthContext.Backup] = []
    ) -> HealthContext {
        let inbox = WatchedFolder(
            path: "\(dataFolder)/inbox", pipeline: "default", options: WatchOptions(folder: "inbox"))
        return HealthContext(
            machine: machine, database: database, blobs: blobs ?? self.blobs, dataFolder: dataFolder,
            outbox: outbox ?? "\(dataFolder)/outbox", artefactsFolder: "\(dataFolder)/reports",
            clusterFolder: nil, folders: folders ?? [inbox], languages: ["eng"],
            extractor: extractor.map { HealthContext.Extractor(executable: $0, tessdata: nil) },
            schedules: schedules, mail: mail, targets: targets, backups: { backups },
            now: { [clock] in clock.now }, logger: logger)
    }

    /// What one check has to say now, however long it takes: how busy the machine is with other tests is not the question.
    func readings(of check: String, _ context: HealthContext? = nil) async throws -> [Reading] {
        guard let check = HealthCheck.named(check) else { throw NoCheck(name: check) }
        do {
            return try await check.measure(in: context ?? self.context())
        } catch {
            return [Reading(.unknown("\(error)"))]
        }
    }

    struct NoCheck: Error {
        let name: String
    }
}

extension HealthSettings {
    /// One sweep, `watch`, of these checks; states change at once.
    static func watching(_ checks: [String], _ yaml: String = "") throws -> HealthSettings {
        let text = """
            for: 1
            recover: 1
            sweeps: [{ name: watch, checks: [\(checks.joined(separator: ", "))] }]
            \(yaml)
            """
        return try ConfigurationText.settings(text)
    }
}

enum ConfigurationText {
    static func settings(_ text: String) throws -> HealthSettings {
        let path = "\(NSTemporaryDirectory())/health-\(UUID().uuidString).yaml"
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        defer { unlink(path) }
        return try HealthSettings.load(path)
    }
}

extension SweepResult {
    func check(_ name: String, _ subject: String? = nil) -> Check? {
        checks.first { $0.check == name && (subject == nil || $0.subject == subject) }
    }
}

/// A database of its own with the whole schema, and a scene on it.
func withScene(_ body: (HealthScene) async throws -> Void) async throws {
    try await withFreshDatabase(migrations: Schema.migrations) { database in
        try await body(try HealthScene(database))
    }
}

/// A small disk in memory. Mounting one takes root, which the project's continuous integration is.
func withDisk(_ options: String, flags: UInt = 0, _ body: (String) async throws -> Void) async throws {
    let path = "\(NSTemporaryDirectory())/a2d2-disk-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    defer { rmdir(path) }
    guard mount("tmpfs", path, "tmpfs", flags, options) == 0 else { throw POSIXError(.EPERM) }
    defer { umount2(path, Int32(MNT_DETACH)) }
    try await body(path)
}
