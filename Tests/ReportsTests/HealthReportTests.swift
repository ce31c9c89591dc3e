import Foundation
import Postgres
import PostgresTestSupport
import Publishing
import Store
import Testing

@testable import Reports

@Suite("Uptime")
struct UptimeTests {
    private static let start = moment("2026-11-24T00:00:00Z")

    private func span(_ from: Double, _ to: Double) -> Range<Date> {
        Self.start.addingTimeInterval(from * 60)..<Self.start.addingTimeInterval(to * 60)
    }

    @Test("counts what overlaps once, what reaches beyond in part, and what nobody saw as down")
    func byHand() {
        let uptime = Uptime(
            window: span(0, 100), critical: [span(-10, 5), span(20, 30), span(25, 35), span(95, 120)],
            sweeps: [-5, 5, 15, 25, 60, 70, 80, 90].map { Self.start.addingTimeInterval($0 * 60) }, gap: 900)
        // Down: 0–5, 20–35, 95–100. Not observed: 40–60; what is down is known.
        #expect(uptime.down.seconds == 25 * 60)
        #expect(uptime.unobserved.spans == [span(40, 60)])
        #expect(uptime.share == 0.55)
        #expect(uptime.share(of: span(30, 50)) == 0.25)
        #expect(uptime.share(of: span(200, 300)) == nil)
    }

    @Test("of a time without any trouble is all of it")
    func sound() {
        let uptime = Uptime(window: span(0, 10), critical: [], sweeps: [Self.start], gap: 900)
        #expect(uptime.share == 1 && uptime.unobserved.spans.isEmpty)
    }
}

@Suite("The health report")
struct HealthReportTests {
    private static let period = PeriodName.yesterday.period(
        asOf: moment("2026-11-25T06:00:00Z"), in: zone("UTC"))

    private func report(
        _ database: Database, parameters: [String: String] = [:]
    ) async throws -> Report {
        let definition = HealthReport()
        let request = try ReportCatalogue.request(
            definition, period: Self.period, now: moment("2026-11-25T06:00:00Z"), parameters: parameters)
        return try await ReportMaker(
            session: ReportSession(database: database, visitors: .takeRole), version: "0",
            logger: TestServer.logger
        ).report(definition, for: request)
    }

    /// A sweep every ten minutes over two days, but none from 10:00 to 12:00 of the second.
    private func sweeps(_ database: Database) async throws {
        try await database.execute(
            """
            INSERT INTO health_sweeps (name, machine, started_at, seconds, state)
            SELECT 'quick', 'm', at, 1.5, 'ok' FROM generate_series(
                '2026-11-23T00:00Z'::timestamptz, '2026-11-24T23:59Z', '10 minutes') AS at
            WHERE at < '2026-11-24T10:00Z' OR at >= '2026-11-24T12:00Z'
            """)
    }

    private func incident(
        _ database: Database, _ check: String, _ states: [(String, String)], worst: String
    ) async throws {
        let rows = try await database.query(
            """
            INSERT INTO incidents (check_name, subject, machine, opened_at, state, worst, resolved_at)
            VALUES (\(check), '', '', \(moment(states[0].1)), 'ok', \(worst), \(moment(states[states.count - 1].1)))
            RETURNING id
            """)
        var before = "ok"
        for (state, at) in states {
            try await database.execute(
                """
                INSERT INTO health_changes (incident_id, happened_at, from_state, to_state)
                VALUES (\(try rows[0].decode("id", as: Int64.self)), \(moment(at)), \(before), \(state))
                """)
            before = state
        }
    }

    @Test("uptime, incidents and their lengths, recomputed by hand", .timeLimit(.minutes(10)))
    func byHand() async throws {
        try await withFreshDatabase(migrations: Schema.migrations) { database in
            try await sweeps(database)
            // A warning for an hour, of which half an hour was critical: only that is downtime.
            try await incident(
                database, "disk.space",
                [
                    ("warning", "2026-11-24T14:00:00Z"), ("critical", "2026-11-24T14:20:00Z"),
                    ("warning", "2026-11-24T14:50:00Z"), ("ok", "2026-11-24T15:00:00Z"),
                ], worst: "critical")
            // At the same time, and for 12 minutes longer: what overlaps counts once.
            try await incident(
                database, "database.reachable",
                [("critical", "2026-11-24T14:40:00Z"), ("ok", "2026-11-24T15:02:00Z")], worst: "critical")
            // Doesn't count as downtime.
            try await incident(
                database, "backups.age",
                [("critical", "2026-11-24T18:00:00Z"), ("ok", "2026-11-24T20:00:00Z")], worst: "critical")
            let report = try await report(database)
            // 14:20 to 15:02 down; the sweep of 09:50 vouches up to 10:05, then nobody looked up to 12:00.
            let (down, unobserved) = (42.0 * 60, 115.0 * 60)
            #expect(report.headline("Uptime")?.value == .percent(1 - (down + unobserved) / 86_400))
            #expect(report.headline("Down")?.value == .duration(down))
            #expect(report.headline("Not observed")?.value == .duration(unobserved))
            #expect(report.headline("Incidents")?.value == .integer(3))
            #expect(report.headline("Mean time to resolve")?.value == .duration((60 + 22 + 120) * 60 / 3))
            #expect(report.headline("Uptime")?.before == .percent(1))
            let worst = report.table("worst-checks")
            #expect(
                worst?.rows.map { $0[0] } == [
                    .text("backups.age"), .text("disk.space"), .text("database.reachable"),
                ])
            #expect(worst?.rows[1][2] == .duration(1800))
            #expect(report.table("incidents")?.rows.first?[5] == .duration(7200))
            #expect(
                report.sentences.contains {
                    $0.hasPrefix("Uptime was 89.09 %, after 100.00 % in the period before")
                })

            let all = try await self.report(database, parameters: ["checks": "all", "target": "80"])
            #expect(all.headline("Down")?.value == .duration(down + 7200))
            #expect(all.sentences.contains { $0.contains("at least the 80.00 % agreed") })
        }
    }

    @Test("says when nothing is known", .timeLimit(.minutes(10)))
    func nothing() async throws {
        try await withFreshDatabase(migrations: Schema.migrations) { database in
            let report = try await report(database)
            #expect(report.headline("Uptime")?.value == Cell.none)
            #expect(report.sentences.first?.hasPrefix("No sweep has run") == true)
        }
    }
}
