import EndToEndSupport
import Foundation
import Glibc
import Operations
import PostgresTestSupport
import Store
import Subprocess
import Testing

extension EndToEnd {
    @Suite("Through PgBouncer, in transaction mode")
    struct PoolerTests {
        @Test(
            "All is stored through three connections, and the log says what is missing",
            arguments: [false, true])
        func isStored(hasDirectWay: Bool) async throws {
            try await withOwnCluster { _, server, _ in
                try await withPgBouncer(server: server, database: "a2d2") { folder in
                    var settings = "database-url: \"host=\(folder) port=6432 user=a2d2 dbname=a2d2\"\n"
                    if hasDirectWay {
                        settings += "database-direct-url: \"host=\(server) user=a2d2 dbname=a2d2\"\n"
                    }
                    try await withSite(settings: settings) { site in
                        var load = Load(site: site)
                        try load.drop(count: 30)
                        let ended = try await site.withService { service in
                            try await service.logs("ready")
                            try load.drop(count: 30)
                            try await eventually("all are stored") {
                                try await site.status().ledger.stored == load.dropped.count
                            }
                            let log = try service.log.text
                            #expect(log.contains("behind a pooler"))
                            #expect(log.contains("nothing is listened to") != hasDirectWay)
                            service.process.signal(SIGTERM)
                        }
                        #expect(ended.ending == .exited(0), "\(ended.errors)")
                        try load.drop(count: 10)
                        #expect(try await site.runUntilIdle().ending == .exited(0))
                        try await site.expectAllStored(load.dropped)
                        let backup = try await site.run("backup", "create")
                        #expect((backup.ending == .exited(0)) == hasDirectWay, "\(backup.errors)")
                        #expect(backup.errors.contains("database-direct-url") != hasDirectWay)
                    }
                }
            }
        }
    }
}
