import Delivery
import Foundation
import Outbound
import Postgres
import PostgresTestSupport
import Store
import Testing

@testable import Health

@Suite("The sentinel")
struct SentinelTests {
    private func sentinel(_ scene: HealthScene, _ server: RecordingServer) throws -> Sentinel {
        let settings = try ConfigurationText.settings(
            "alerts: { notify: [{ webhook: \"\(server.url)\" }], alertmanager: \"\(server.url)\" }")
        return Sentinel(
            database: try #require(scene.database), settings: settings, dataFolder: scene.dataFolder,
            machine: "scan1", now: { scene.clock.now }, logger: scene.logger
        ) { log in
            Courier(log: log, mailServer: nil, dataFolder: scene.dataFolder, logger: scene.logger)
        }
    }

    private func told(_ server: RecordingServer) -> [String] {
        server.requests.filter { !$0.line.contains("/api/v2/alerts") }.map {
            String(decoding: $0.body, as: UTF8.self).contains(#""to":"critical""#) ? "critical" : "ok"
        }
    }

    @Test(
        "tells once that the database has gone and once that it is back, over restarts, and writes it down then"
    )
    func goneAndBack() async throws {
        try await withOwnCluster { cluster, _, settings in
            let database = Database(settings: settings, poolSize: 1, logger: TestServer.logger)
            try await Migrator(Schema.migrations).up(database)
            let scene = try HealthScene(database)
            let server = try RecordingServer()
            await (try sentinel(scene, server)).look()
            #expect(server.requests.isEmpty)
            try await cluster.stop()
            for _ in 1...2 {
                let sentinel = try sentinel(scene, server)
                for _ in 1...2 {
                    scene.clock.advance(15)
                    await sentinel.look()
                }
            }
            #expect(told(server) == ["critical"])
            let alerts = server.requests.last { $0.line.contains("/api/v2/alerts") }
            let posted = String(decoding: alerts?.body ?? Data(), as: UTF8.self)
            #expect(posted.contains("database.reachable"))

            _ = try await cluster.start()
            let sentinel = try sentinel(scene, server)
            for _ in 1...4 {
                scene.clock.advance(15)
                await sentinel.look()
            }
            #expect(told(server) == ["critical", "ok"])
            let incidents = try await HealthTables.incidents(openOnly: false, limit: 10, on: database)
            #expect(incidents.count == 1)
            #expect(incidents[0].worst == "critical" && incidents[0].key.machine == "scan1")
            let length = incidents[0].resolvedAt?.timeIntervalSince(incidents[0].openedAt) ?? 0
            #expect(abs(length - 60) < 1)
            await database.close()
        }
    }

    @Test("begins anew when its memory can't be read")
    func damagedMemory() async throws {
        let scene = try HealthScene(nil)
        let path = "\(scene.dataFolder)/health-sentinel.json"
        try "{".write(toFile: path, atomically: true, encoding: .utf8)
        let memory = SentinelMemory(path: path, at: scene.clock.now)
        #expect(await memory.state.status.state == .ok)
    }
}
