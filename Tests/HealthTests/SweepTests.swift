import Foundation
import Intake
import Pipelines
import Postgres
import Store
import Testing

@testable import Health

@Suite("A sweep")
struct SweepTests {
    @Test("of a sound installation finds all well, and writes that down")
    func sound() async throws {
        try await withScene { scene in
            try scene.blobs.prepare()
            let settings = try HealthSettings.watching([
                "database.*", "queue.*", "ledger.balance", "folders.*", "blobs.*", "clock.drift",
                "schedules.*", "response.*", "disk.*", "memory.*",
            ])
            let result = try await Sweeper(context: scene.context(), settings: settings).run(sweep: "watch")
            let bad = result.checks.filter { $0.measured != .ok }
            // How busy the machine is, and how full its disks are, is not the test's to choose.
            let machine = ["disk.", "memory.", "database.latency", "database.reachable", "blobs.probe"]
            #expect(bad.allSatisfy { check in machine.contains { check.check.hasPrefix($0) } }, "\(bad)")
            #expect(result.recordingFault == nil)
            #expect(result.check("database.reachable")?.value ?? 0 > 0)
            #expect(result.check("queue.age", "extract")?.text == "0 ms")
            #expect(result.check("response.stored")?.isApplicable == false)
            let database = try #require(scene.database)
            let rows = try await database.query(
                "SELECT count(*) AS n, count(DISTINCT sweep_id) AS sweeps FROM report_health_results")
            #expect(try rows[0].decode("n", as: Int.self) == result.checks.filter(\.isApplicable).count)
            #expect(try rows[0].decode("sweeps", as: Int.self) == 1)
        }
    }

    @Test("opens an incident when results confirm it, moves it on, and ends it with its length")
    func incident() async throws {
        try await withScene { scene in
            let settings = try HealthSettings.watching(
                ["folders.usable"], "thresholds: { folders.usable: { for: 2, recover: 2 } }")
            let gone = scene.context(folders: [
                .init(path: "/nowhere", pipeline: "p", options: .init(folder: "/nowhere"))
            ])
            let sweeper = Sweeper(context: gone, settings: settings)
            let first = try await sweeper.run(sweep: "watch").check("folders.usable")
            #expect(first?.measured == .critical && first?.state == .ok && first?.confirming == "1 of 2")
            scene.clock.advance(300)
            let second = try await sweeper.run(sweep: "watch").check("folders.usable")
            #expect(
                second?.state == .critical && second?.incident != nil && second?.reason == "it is not there")

            let database = try #require(scene.database)
            let incidents = try await HealthTables.incidents(openOnly: true, limit: 10, on: database)
            #expect(incidents.map(\.worst) == ["critical"])

            // The folder is watched no longer: what was said about it is over.
            scene.clock.advance(600)
            let none = scene.context(folders: [
                .init(path: "/tmp", pipeline: "p", options: .init(folder: "/tmp"))
            ])
            _ = try await Sweeper(context: none, settings: settings).run(sweep: "watch")
            let over = try await HealthTables.incidents(openOnly: false, limit: 10, on: database)
            #expect(over.map(\.state) == ["ok"])
            let length = over[0].resolvedAt?.timeIntervalSince(over[0].openedAt)
            #expect(abs((length ?? 0) - 600) < 1)
        }
    }

    @Test("asks nothing of a database that is away: one trouble, the rest is suppressed")
    func away() async throws {
        let server = try ConnectionSettings(url: "host=/nowhere port=1 user=u dbname=d")
        let database = Database(settings: server, poolSize: 2, logger: try HealthScene(nil).logger)
        let scene = try HealthScene(database)
        let settings = try HealthSettings.watching(["database.*", "queue.*", "ledger.balance", "disk.space"])
        let result = try await Sweeper(context: scene.context(), settings: settings).run(sweep: "watch")
        #expect(result.state == .critical && result.recordingFault != nil)
        let root = result.check("database.reachable")
        #expect(root?.measured == .critical && root?.suppressedBy == nil)
        for check in result.checks where check.check.hasPrefix("queue") || check.check == "ledger.balance" {
            #expect(check.measured == .unknown && check.suppressedBy == "database.reachable")
            #expect(check.advice == nil)
        }
        #expect(result.check("disk.space")?.suppressedBy == nil)
        await database.close()
    }

    @Test("two at once take their results one after the other: one incident, two results of the streak")
    func together() async throws {
        try await withScene { scene in
            let settings = try HealthSettings.watching(
                ["backups.age"], "thresholds: { backups.age: { for: 2 } }")
            async let one = Sweeper(context: scene.context(), settings: settings).run(sweep: "watch")
            async let two = Sweeper(context: scene.context(), settings: settings).run(sweep: "watch")
            let states = try await [one, two].compactMap { $0.check("backups.age")?.state }
            #expect(states.sorted() == [.ok, .warning])
            let database = try #require(scene.database)
            let incidents = try await HealthTables.incidents(openOnly: false, limit: 10, on: database)
            #expect(incidents.count == 1)
        }
    }

    @Test("keeps what each machine sees of itself apart")
    func machines() async throws {
        try await withScene { scene in
            let settings = try HealthSettings.watching(["backups.age", "queue.dead-leases"])
            for machine in ["scan1", "scan2"] {
                let context = scene.context(machine: machine)
                _ = try await Sweeper(context: context, settings: settings).run(sweep: "watch")
            }
            let database = try #require(scene.database)
            let rows = try await database.query(
                "SELECT machine FROM health_checks WHERE check_name IN ('backups.age', 'queue.dead-leases') ORDER BY 1"
            )
            #expect(try rows.map { try $0.decode("machine", as: String.self) } == ["", "scan1", "scan2"])
        }
    }

    @Test("that nobody knows is refused with those that there are")
    func unknown() async throws {
        let sweeper = Sweeper(context: try HealthScene(nil).context(), settings: try .usual)
        let error = await #expect(throws: UnknownSweep.self) { try await sweeper.run(sweep: "ful") }
        #expect("\(try #require(error))" == "there is no sweep ful; there are full, quick, response-times")
    }
}
