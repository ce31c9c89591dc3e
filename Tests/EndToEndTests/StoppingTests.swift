import EndToEndSupport
import Foundation
import Glibc
import Operations
import Store
import Subprocess
import Testing

extension EndToEnd {
    @Suite("Stopping and starting")
    struct StoppingTests {
        @Test("SIGTERM ends the service within its drain; the next run does the rest")
        func drain() async throws {
            try await withSite(settings: "queue: { drain: 1s }\n") { site in
                var load = Load(site: site)
                try load.drop(scans: [Fixture("inbox/general/dogovor-postavki.pdf")])
                let began = ContinuousClock.now
                var stopped = began
                let ended = try await site.withService { service in
                    _ = try await eventually("a scan is being read") { service.process.extractors.first }
                    try load.drop(count: 60)
                    stopped = .now
                    service.process.signal(SIGTERM)
                }
                #expect(ended.ending == .exited(0), "\(ended.errors)")
                #expect(ContinuousClock.now - stopped < .seconds(11))
                #expect(site.postmaster == nil)
                #expect(site.files(below: "\(site.data)/tmp") == [])
                #expect(try await site.history().leases == 0)
                try site.expectCompleteOutbox(of: try await site.documents())
                #expect(try await site.status().isBalanced)

                #expect(try await site.runUntilIdle().ending == .exited(0))
                try await site.expectAllStored(load.dropped)
                #expect(try await site.history().attempts == 1, "stopping cost a document an attempt")
            }
        }

        @Test("SIGTERM before the service is ready ends it too, and its server with it")
        func stoppedAtOnce() async throws {
            try await withSite { site in
                let ended = try await site.withService { service in
                    _ = try await eventually("the server starts") { site.postmaster }
                    service.process.signal(SIGTERM)
                }
                #expect(ended.ending == .exited(0), "\(ended.errors)")
                #expect(site.postmaster == nil)
            }
        }

        @Test("A service that is killed while it makes its database leaves nothing in the way of the next")
        func killedAtFirst() async throws {
            try await withSite { site in
                let postgres = "\(site.data)/postgres"
                try await site.withService { service in
                    try await eventually("the database is being made") {
                        guard FileManager.default.fileExists(atPath: postgres) else { return false }
                        return try FileManager.default.contentsOfDirectory(atPath: postgres)
                            .contains { $0.hasSuffix(".unfinished") }
                    }
                    service.process.signal(SIGKILL)
                }
                let next = try await site.runUntilIdle()
                #expect(next.ending == .exited(0), "\(next.errors)")
                let left = try FileManager.default.contentsOfDirectory(atPath: postgres)
                #expect(!left.contains { $0.hasSuffix(".unfinished") })
            }
        }

        @Test("A second service on the same data is refused, and the first goes on")
        func second() async throws {
            try await withSite { site in
                var load = Load(site: site)
                let ended = try await site.withService { service in
                    try await service.logs("ready")
                    let second = try await site.run("run", "--until-idle")
                    #expect(second.ending == .exited(4))
                    #expect(second.errors.contains("process \(service.process.id)"), "\(second.errors)")
                    #expect(try await site.status().service == "\(service.process.id)")

                    try load.drop(count: 3)
                    try await eventually("the first takes them") {
                        try await site.status().ledger.stored == 3
                    }
                    service.process.signal(SIGTERM)
                }
                #expect(ended.ending == .exited(0), "\(ended.errors)")
                try await site.expectAllStored(load.dropped)
            }
        }

        @Test("Whoever asks for the status beside it doesn't keep a service from starting")
        func statusWhileStarting() async throws {
            try await withSite { site in
                #expect(try await site.runUntilIdle().ending == .exited(0))
                for _ in 0..<3 {
                    async let first = site.status()
                    async let second = site.status()
                    async let run = site.runUntilIdle()
                    let outcome = try await run
                    #expect(outcome.ending == .exited(0), "\(outcome.errors)")
                    #expect(try await [first, second].allSatisfy(\.isBalanced))
                }
                #expect(site.postmaster == nil)
            }
        }
    }
}
