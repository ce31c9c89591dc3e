import EndToEndSupport
import Foundation
import Glibc
import Logging
import Postgres
import PostgresTestSupport
import Subprocess
import Testing

extension EndToEnd {
    @Suite("Schedules")
    struct ScheduleTests {
        @Test("Three schedulers on one database, one of them killed every few seconds: every fire comes once")
        func threeSchedulers() async throws {
            try await withOwnCluster { _, folder, server in
                let url = "host=\(folder) port=5432 user=a2d2 dbname=a2d2"
                try await withSite { first in
                    let shared = """
                        database-url: "\(url)"
                        schedules: \(first.folder)/cron
                        timezone: Europe/Paris
                        queue: { lease: 5s, poll: 500ms }
                        http: { listen: none }

                        """
                    try Self.writeSchedules(of: first)
                    try await withSite(settings: shared) { second in
                        try await withSite(settings: shared) { third in
                            try await withSite(settings: shared) { fourth in
                                try await Self.run([second, third, fourth], killingFor: .seconds(60))
                            }
                        }
                    }
                    let database = Database(settings: server.with(database: "a2d2"), logger: Self.quiet)
                    // What is left open is carried out first.
                    let rest = try await first.run("schedule", "tick", "--database-url", url)
                    #expect(rest.ending == .exited(0), "\(rest.errors)")
                    try await Self.expectEveryFireOnce(database, of: first)
                    await database.close()
                }
            }
        }

        @Test("Ticks of system cron that come at once fire what is due once, and exit")
        func ticks() async throws {
            try await withSite { site in
                try site.write(
                    schedule: "partitions",
                    "name: partitions\ncron: \"@every 1s\"\nrun: { chore: partitions }\noverlap: allow\n")
                // The schedule begins with the first, which may well be over within its second.
                #expect(try await site.run("schedule", "tick").ending == .exited(0))
                try await Task.sleep(for: .seconds(1))
                let fires = try await withThrowingTaskGroup(of: [ListedFire].self) { group in
                    for _ in 0..<3 {
                        group.addTask {
                            let outcome = try await site.run("schedule", "tick", "--json")
                            #expect(outcome.ending == .exited(0), "\(outcome.errors)")
                            return try outcome.objects(ListedFire.self)
                        }
                    }
                    return try await group.reduce(into: []) { $0 += $1 }
                }
                #expect(!fires.isEmpty)
                #expect(Set(fires.map(\.fireAt)).count == fires.count)
                #expect(fires.allSatisfy { $0.state == "succeeded" })
            }
        }

        private static let quiet = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

        private struct ListedFire: Decodable {
            var fireAt: String
            var state: String
        }

        /// One that comes often, and one whose effect can be counted: a report in a folder.
        private static func writeSchedules(of site: Site) throws {
            try site.write(
                schedule: "often",
                """
                name: often
                cron: "@every 2s"
                run: { chore: partitions }
                missed: { action: run-all, window: 1h }
                overlap: allow
                retries: 20

                """)
            try site.write(
                schedule: "report",
                """
                name: report
                cron: "@every 5s"
                run: { report: operations, period: today, formats: [json] }
                missed: { action: run-all, window: 1h }
                overlap: queue
                retries: 20
                deliver:
                  - folder: \(site.folder)/delivered

                """)
        }

        /// Keeps a scheduler alive at each site, and kills one of them every few seconds.
        private static func run(_ sites: [Site], killingFor time: Duration) async throws {
            let reaper = Reaper(seed: 20_261_125)
            try await withThrowingTaskGroup { group in
                for site in sites {
                    group.addTask {
                        while !reaper.isDone {
                            try await site.withService("--roles", "schedule") { service in
                                reaper.know(service.process)
                                try await eventually("it is killed, or all is over", within: .seconds(150)) {
                                    !service.process.isRunning || reaper.isDone
                                }
                                service.process.signal(SIGTERM)
                            }
                        }
                    }
                }
                group.addTask { await reaper.kill(for: time) }
                try await group.waitForAll()
            }
            #expect(reaper.killings >= 8)
        }

        /// Every fire since the first has come, has ended well, and was committed once.
        private static func expectEveryFireOnce(_ database: Database, of site: Site) async throws {
            for (schedule, seconds) in [("often", 2), ("report", 5)] {
                let row = try #require(
                    try await database.query(
                        """
                        SELECT count(*) AS fires, count(*) FILTER (WHERE state = 'succeeded') AS succeeded,
                            extract(epoch FROM max(fire_at) - min(fire_at))::int8 / \(seconds) + 1 AS expected,
                            (SELECT count(*) FROM stage_runs WHERE outcome = 'succeeded'
                                AND pipeline = \("cron/\(schedule)")) AS commits
                        FROM fires WHERE schedule = \(schedule)
                        """
                    ).first)
                let fires = try row.decode("fires", as: Int.self)
                #expect(fires > 60 / seconds - 3, "\(schedule)")
                #expect(try row.decode("expected", as: Int.self) == fires, "\(schedule): none is missing")
                #expect(try row.decode("succeeded", as: Int.self) == fires, "\(schedule)")
                #expect(try row.decode("commits", as: Int.self) == fires, "\(schedule)")
                if schedule == "report" {
                    let files = site.files(below: "\(site.folder)/delivered")
                    #expect(files.count == fires, "each report once")
                }
            }
        }
    }
}

extension Site {
    func write(schedule name: String, _ text: String) throws {
        try FileManager.default.createDirectory(
            atPath: "\(folder)/cron", withIntermediateDirectories: true)
        try Data(text.utf8).write(to: URL(filePath: "\(folder)/cron/\(name).yaml"), options: .atomic)
    }
}
