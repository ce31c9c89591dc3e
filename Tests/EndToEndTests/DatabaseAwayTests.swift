import EndToEndSupport
import Foundation
import Glibc
import Logging
import Operations
import Postgres
import PostgresTestSupport
import Store
import Subprocess
import Testing

extension EndToEnd {
    @Suite("The database goes away")
    struct DatabaseAwayTests {
        @Test("Ten seconds without the database cost nothing but time")
        func tenSeconds() async throws {
            try await withOwnCluster { cluster, folder, _ in
                let url = "host=\(folder) port=5432 user=a2d2 dbname=a2d2"
                try await withSite(settings: "database-url: \"\(url)\"\n") { site in
                    var load = Load(site: site)
                    try load.drop(count: 60)
                    let ended = try await site.withService { service in
                        try await eventually("some are stored") {
                            try await site.status().ledger.stored > 5
                        }
                        let server = try #require(try Self.server(in: folder))
                        // As `pg_ctl stop -m immediate` does.
                        server.signal(SIGQUIT)
                        try await eventually("the server is gone") { !server.isRunning }
                        try load.drop(count: 30)
                        // The outage itself.
                        try await Task.sleep(for: .seconds(10))
                        _ = try await cluster.start()
                        try await eventually("all are stored", within: .seconds(60)) {
                            try await site.status().ledger.stored == load.dropped.count
                        }
                        service.process.signal(SIGTERM)
                    }
                    #expect(ended.ending == .exited(0), "\(ended.errors)")
                    try await site.expectAllStored(load.dropped)
                    let history = try await site.history()
                    #expect(history.leases == 0)
                    #expect(history.attempts == 1, "the outage cost an attempt:\n\(history.troubles)")
                }
            }
        }

        @Test("Told to end while the database hangs, the service does, and the next run does the rest")
        func stoppedWhileAway() async throws {
            try await withOwnCluster { _, folder, _ in
                let url = "host=\(folder) port=5432 user=a2d2 dbname=a2d2"
                let settings = "database-url: \"\(url)\"\nqueue: { drain: 1s }\n"
                try await withSite(settings: settings) { site in
                    var load = Load(site: site)
                    try load.drop(count: 40)
                    let ended = try await site.withService { service in
                        try await eventually("some are stored") {
                            try await site.status().ledger.stored > 5
                        }
                        let server = try #require(try Self.server(in: folder))
                        let backends = server.backends
                        for process in [server] + backends { process.signal(SIGSTOP) }
                        service.process.signal(SIGTERM)
                        // The drain, ten seconds for what can't be given back, and fifteen more at most.
                        try await eventually("the service ends", within: .seconds(60)) {
                            !service.process.isRunning
                        }
                        for process in [server] + backends { process.signal(SIGCONT) }
                    }
                    #expect(ended.ending == .exited(0), "\(ended.errors)")
                    #expect(ended.errors.contains("neither finished nor given back in time"))
                    #expect(try await site.runUntilIdle().ending == .exited(0))
                    try await site.expectAllStored(load.dropped)
                }
            }
        }

        @Test("A private server that is killed under the service is started again")
        func privateServerKilled() async throws {
            try await withSite { site in
                var load = Load(site: site)
                try load.drop(count: 20)
                let ended = try await site.withService { service in
                    try await service.logs("ready")
                    let server = try await eventually("the server runs") { site.postmaster }
                    server.signal(SIGKILL)
                    try load.drop(count: 20)
                    try await eventually("all are stored") {
                        guard site.postmaster != nil else { return false }
                        return try await site.status().ledger.stored == load.dropped.count
                    }
                    service.process.signal(SIGTERM)
                }
                #expect(ended.ending == .exited(0), "\(ended.errors)")
                #expect(site.postmaster == nil)
                try await site.expectAllStored(load.dropped)
            }
        }

        private static func server(in folder: String) throws -> RunningProcess? {
            let file = try String(contentsOfFile: "\(folder)/cluster/postmaster.pid", encoding: .utf8)
            return file.split(separator: "\n").first.flatMap { pid_t($0) }.map(RunningProcess.init)
        }
    }
}
