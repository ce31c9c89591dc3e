import Documents
import Extraction
import Foundation
import Intake
import Jobs
import Pipelines
import Postgres
import PostgresTestSupport
import Store
import Testing

@testable import Health

/// Faults made on purpose, and a check's word on each.
@Suite("A fault")
struct FaultTests {
    private func watched(_ path: String, original: WatchOptions.Original = .archive) -> WatchedFolder {
        WatchedFolder(
            path: path, pipeline: "p", options: WatchOptions(folder: path, original: original))
    }

    @Test("a file that lies in its folder for hours is stuck, one that was at the door is not")
    func stuckFile() async throws {
        try await withScene { scene in
            let inbox = "\(scene.dataFolder)/inbox"
            try "a".write(toFile: "\(inbox)/a.txt", atomically: false, encoding: .utf8)
            try "b".write(toFile: "\(inbox)/b.part", atomically: false, encoding: .utf8)
            scene.clock.advance(3 * 3600)
            let oldest = try await scene.readings(of: "folders.oldest")
            guard case .value(let age) = oldest[0].outcome else { throw POSIXError(.EINVAL) }
            #expect(abs(age - 3 * 3600) < 60 && oldest[0].detail == "a.txt" && oldest[0].subject == inbox)
            #expect(try await scene.readings(of: "folders.stuck")[0].outcome == .value(1))

            // It was refused at the door, and waits for its owner there.
            let store = DocumentStore(database: try #require(scene.database))
            try await store.recordRefusal(
                source: .watch, folder: "inbox", relativePath: "a.txt", pipeline: "default", size: 1,
                modified: nil, fingerprint: "f", refusal: Refusal(.unreadable, "No."))
            #expect(try await scene.readings(of: "folders.oldest")[0].outcome == .value(0))
            #expect(try await scene.readings(of: "folders.stuck")[0].outcome == .value(0))
        }
    }

    @Test("a folder that nothing can be moved out of, and one that is no folder")
    func unusableFolder() async throws {
        let scene = try HealthScene(nil)
        try await withDisk("ro,size=1m", flags: UInt(MS_RDONLY)) { path in
            let file = "\(scene.folder)/file"
            try "x".write(toFile: file, atomically: false, encoding: .utf8)
            let context = scene.context(folders: [
                watched(path), watched(path, original: .keep), watched(file),
            ])
            let outcomes = try await scene.readings(of: "folders.usable", context).map(\.outcome)
            #expect(
                outcomes == [
                    .failed("nothing can be moved out of it: Read-only file system"), .passed,
                    .failed("it is not a folder"),
                ])
        }
    }

    @Test("a full disk is seen by its space, and by the blob store's probe")
    func fullDisk() async throws {
        let scene = try HealthScene(nil)
        try await withDisk("size=1m") { path in
            try Data(count: 1 << 20).write(to: URL(filePath: "\(path)/filler"))
            let context = scene.context(outbox: path, blobs: BlobFolder(folder: "\(path)/blobs"))
            let space = try await scene.readings(of: "disk.space", context)
            let outbox = try #require(space.first { $0.subject == "outbox" })
            guard case .value(let share) = outbox.outcome else { throw POSIXError(.EINVAL) }
            #expect(share < 0.01)
            let probe = try await scene.readings(of: "blobs.probe", context)[0]
            guard case .failed(let reason) = probe.outcome else { throw POSIXError(.EINVAL) }
            #expect(reason.contains("No space left on device"), "\(reason)")
        }
    }

    @Test("a blob that the disk has changed is found in the sample, and named")
    func damagedBlob() async throws {
        let scene = try HealthScene(nil)
        try scene.blobs.prepare()
        #expect(
            try await scene.readings(of: "blobs.sample")[0].outcome
                == .notApplicable("there are no blobs yet"))
        let stored = try Array("paper".utf8).withUnsafeBytes { try scene.blobs.store($0) }
        #expect(try await scene.readings(of: "blobs.sample")[0].outcome == .value(0))
        let path = scene.blobs.path(of: stored.hash)
        chmod(path, 0o600)
        try "popar".write(toFile: path, atomically: false, encoding: .utf8)
        let reading = try await scene.readings(of: "blobs.sample")[0]
        #expect(reading.outcome == .value(1) && reading.detail == stored.hash.hex)
        #expect(try await scene.readings(of: "blobs.probe").allSatisfy { $0.outcome != .passed })
    }

    @Test(
        "an extractor that dies, that can't start, and one that reads another text",
        arguments: [
            ("exit 139", "extractor-crashed"),
            ("exit 75", "no language data"),
            (
                #"""
                echo '{"opened":{"mediaType":"image/png","pageCount":1}}'
                echo '{"page":{"_0":{"number":1,"source":"ocr","text":"Lorem ipsum","confidence":1,"rotation":0,"width":1,"height":1,"words":[]}}}'
                echo '{"finished":{}}'
                """#, "the text is wrong: 0 of 10 words"
            ),
        ])
    func brokenExtractor(script: String, word: String) async throws {
        let scene = try HealthScene(nil)
        let path = "\(scene.folder)/extractor"
        try "#!/bin/sh\nread line\n\(script)\n".write(toFile: path, atomically: false, encoding: .utf8)
        chmod(path, 0o755)
        let reading = try await scene.readings(of: "extractors.page", scene.context(extractor: path))[0]
        guard case .failed(let reason) = reading.outcome else { throw POSIXError(.EINVAL) }
        #expect(reason.contains(word), "\(reason)")
        let missing = scene.context(extractor: "/nowhere/a2d2-extractor")
        guard case .failed = try await scene.readings(of: "extractors.page", missing)[0].outcome else {
            throw POSIXError(.EINVAL)
        }
    }

    @Test("a clock that is wrong, by how much and in which direction")
    func wrongClock() async throws {
        try await withScene { scene in
            scene.clock.advance(-90)
            let reading = try await scene.readings(of: "clock.drift")[0]
            guard case .value(let seconds) = reading.outcome else { throw POSIXError(.EINVAL) }
            #expect(abs(seconds - 90) < 20 && reading.detail == "this machine is behind")
        }
    }

    @Test("a dead lease is counted, and rescued by the sweep that counted it")
    func deadLease() async throws {
        try await withScene { scene in
            let database = try #require(scene.database)
            let store = DocumentStore(database: database)
            try await store.record(pipeline: "default", version: "v1", definition: "{}")
            _ = try await store.admit(.sample("paper"))
            _ = try await JobQueue(database: database).claim(.extract, limit: 1)
            try await database.execute(
                "UPDATE leases SET expires_at = clock_timestamp() - interval '5 minutes'")
            let settings = try HealthSettings.watching(["queue.dead-leases"])
            let remedies = HealthRemedy.all(retry: RetryPolicy(maxAttempts: 10)) { 0 }
            let sweeper = Sweeper(context: scene.context(), settings: settings, remedies: remedies)
            let result = try await sweeper.run(sweep: "watch")
            #expect(result.check("queue.dead-leases")?.value == 1 && result.state == .warning)
            #expect(result.remedies.map(\.count) == [1])
            #expect(try await sweeper.run(sweep: "watch").check("queue.dead-leases")?.value == 0)
            let rows = try await database.query("SELECT remedy, count FROM health_remedies")
            #expect(try rows.map { try $0.decode("remedy", as: String.self) } == ["expired leases rescued"])
        }
    }

    @Test("a server that is stopped in its tracks: the sweep ends within its time-out and says so")
    func hungDatabase() async throws {
        try await withOwnCluster { _, folder, server in
            let database = Database(settings: server, poolSize: 2, logger: TestServer.logger)
            try await Migrator(Schema.migrations).up(database)
            let scene = try HealthScene(database)
            let settings = try HealthSettings.watching([
                "database.*", "queue.*", "ledger.balance", "clock.drift",
            ])
            let sweeper = Sweeper(context: scene.context(), settings: settings)
            let before = try await sweeper.run(sweep: "watch")
            #expect(before.check("database.reachable")?.state == .ok)
            let processes = try ServerProcesses(folder: folder)
            processes.send(SIGSTOP)
            defer { processes.send(SIGCONT) }
            let start = ContinuousClock.now
            let result = try await sweeper.run(sweep: "watch")
            #expect(ContinuousClock.now - start < .seconds(30))
            #expect(result.state == .critical)
            #expect(result.check("database.reachable")?.measured == .critical)
            #expect(result.checks.filter { $0.measured == .unknown }.allSatisfy { $0.suppressedBy != nil })
            processes.send(SIGCONT)
            #expect(try await sweeper.run(sweep: "watch").check("database.reachable")?.measured == .ok)
            await database.close()
        }
    }

    @Test(
        "backends that are stopped while the server still answers: what they hold is unknown, and the sweep ends"
    )
    func hungBackends() async throws {
        try await withOwnCluster { _, folder, server in
            let database = Database(settings: server, poolSize: 1, logger: TestServer.logger)
            try await Migrator(Schema.migrations).up(database)
            let scene = try HealthScene(database)
            let settings = try HealthSettings.watching(["queue.dead-leases"], "timeout: 3s")
            // The pool's one connection is open from the migration.
            let backends = try ServerProcesses(folder: folder, backendsOnly: true)
            backends.send(SIGSTOP)
            defer { backends.send(SIGCONT) }
            let start = ContinuousClock.now
            let result = await Measuring(context: scene.context(), settings: settings)
                .measure(settings.checks(of: "watch") ?? [])
            #expect(ContinuousClock.now - start < .seconds(8))
            #expect(result.first { $0.check.name == "queue.dead-leases" }?.state == .unknown)
            backends.send(SIGCONT)
            await database.close()
        }
    }
}

/// The postmaster of a cluster and its children.
private struct ServerProcesses {
    private let numbers: [pid_t]

    init(folder: String, backendsOnly: Bool = false) throws {
        let text = try String(contentsOfFile: "\(folder)/cluster/postmaster.pid", encoding: .utf8)
        let postmaster = try #require(text.split(separator: "\n").first.flatMap { pid_t($0) })
        let children = try FileManager.default.contentsOfDirectory(atPath: "/proc").compactMap { pid_t($0) }
            .filter { number in
                let status = FileManager.default.contents(atPath: "/proc/\(number)/stat")
                let fields = status.map { String(decoding: $0, as: UTF8.self) }?
                    .split(separator: ")").last?.split(separator: " ")
                guard let fields, fields.count > 1, pid_t(fields[1]) == postmaster else { return false }
                let command = FileManager.default.contents(atPath: "/proc/\(number)/cmdline")
                    .map { String(decoding: $0, as: UTF8.self) }
                return !backendsOnly || command?.contains("[local]") == true
            }
        numbers = backendsOnly ? children : [postmaster] + children
    }

    func send(_ signal: Int32) {
        for number in numbers { kill(number, signal) }
    }
}

extension NewArrival {
    fileprivate static func sample(_ text: String) -> NewArrival {
        NewArrival(
            source: .watch, folder: "inbox", relativePath: "\(text).pdf", name: "\(text).pdf",
            hash: ContentHasher.hash(of: text.utf8), size: text.utf8.count, duplicates: .skip,
            pipeline: "default", pipelineVersion: "v1")
    }
}
