import EndToEndSupport
import Foundation
import Glibc
import Subprocess
import Testing

extension EndToEnd {
    @Suite("kill -9")
    struct KillTests {
        /// Whom the next kill hits.
        private enum Victim: CaseIterable {
            case service, extractor, backend, postmaster

            static func random(using generator: inout SplitMix64) -> Victim {
                switch Int.random(in: 0..<20, using: &generator) {
                case 0..<12: .service
                case 12..<16: .extractor
                case 16..<18: .backend
                default: .postmaster
                }
            }
        }

        private static let kills = 28
        /// With this one the first kill tends to fall into the making of the database.
        private static let seed: UInt64 = 2
        private static let scans = [
            Fixture("inbox/general/ticket-restaurant.png"), Fixture("inbox/correspondence/typewritten.bmp"),
            Fixture("inbox/general/certificate-welding.pdf"), Fixture("inbox/general/fuel-receipt.gif"),
        ]

        @Test("After many kills at random moments, every file is on the shelf exactly once")
        func manyKills() async throws {
            try await withSite(settings: "queue: { lease: 5s, poll: 1s }\n") { site in
                var generator = SplitMix64(seed: Self.seed)
                var load = Load(site: site)
                try load.drop(scans: Self.scans)
                try load.drop(count: 100)
                var kills = 0
                while kills < Self.kills {
                    let ended = try await site.withService { service in
                        if Bool.random(using: &generator) { try await service.logs("ready") }
                        var victim: Victim
                        repeat {
                            try load.drop(count: 8)
                            // The moment of the kill is what this test is about.
                            try await Task.sleep(
                                for: .milliseconds(Int.random(in: 50...1500, using: &generator)))
                            victim = .random(using: &generator)
                            kills += 1
                            kill(victim, of: service, at: site, using: &generator)
                        } while victim != .service && kills < Self.kills
                        service.process.signal(SIGKILL)
                    }
                    #expect(ended.ending == .signaled(SIGKILL), "it ended by itself: \(ended.errors)")
                }
                let last = try await site.runUntilIdle()
                #expect(last.ending == .exited(0), "\(last.errors)")
                try await site.expectAllStored(load.dropped)
                let history = try await site.history()
                #expect(history.leases == 0)
                #expect(history.attempts < 10)
                #expect(history.losses > 0, "no kill met work in hand: the test proves nothing")
            }
        }

        private func kill(
            _ victim: Victim, of service: RunningService, at site: Site, using generator: inout SplitMix64
        ) {
            let processes: [RunningProcess]
            switch victim {
            case .service: processes = [service.process]
            case .extractor: processes = service.process.extractors
            case .backend: processes = site.postmaster?.backends ?? []
            case .postmaster: processes = site.postmaster.map { [$0] } ?? []
            }
            processes.randomElement(using: &generator)?.signal(SIGKILL)
        }
    }
}
