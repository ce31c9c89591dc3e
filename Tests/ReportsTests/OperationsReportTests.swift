import Foundation
import Postgres
import Publishing
import Testing

@testable import Reports

@Suite("The operations report")
struct OperationsReportTests {
    /// Documents and runs at random, over two days of Berlin of which one has 25 hours, with ends anywhere.
    private static let scene: SQL = """
        WITH drawn AS (
            SELECT gen_random_uuid() AS id, random() AS chance,
                (ARRAY['default', 'invoices'])[1 + floor(random() * 2)::int] AS pipeline,
                (ARRAY['invoice', 'letter', NULL])[1 + floor(random() * 3)::int] AS category,
                timestamptz '2026-10-23 20:00Z' + random() * interval '90 hours' AS arrived,
                exp(random() * 8) AS took
            FROM (SELECT setseed(0.7)) AS seeded, generate_series(1, 600)
        ),
        made AS (
            INSERT INTO documents (id, sha256, size, name, pipeline, pipeline_version, state, arrived_at, finished_at,
                category, refusal_code, review_reason)
            SELECT id, md5(id::text) || md5(id::text), 1, 'scan.pdf', pipeline, 'v1',
                CASE WHEN chance < 0.8 THEN 'stored' WHEN chance < 0.9 THEN 'quarantined' WHEN chance < 0.95 THEN 'review'
                    ELSE 'in-flight' END,
                arrived, CASE WHEN chance < 0.9 THEN arrived + make_interval(secs => took) END, category,
                CASE WHEN chance BETWEEN 0.8 AND 0.9 THEN 'encrypted' END,
                CASE WHEN chance BETWEEN 0.9 AND 0.95 THEN 'not sure' END
            FROM drawn
        ),
        came AS (
            INSERT INTO arrivals (id, arrived_at, source, folder, relative_path, pipeline, outcome, document_id)
            SELECT gen_random_uuid(), arrived, 'watch', 'inbox/' || pipeline, 'scan.pdf', pipeline, 'accepted', id
            FROM drawn
        )
        INSERT INTO stage_runs (document_id, stage, pipeline, attempt, ready_at, started_at, finished_at, outcome)
        SELECT id, stage, pipeline, 1, arrived, arrived + make_interval(secs => took / 10),
            arrived + make_interval(secs => took), CASE WHEN chance < 0.9 THEN 'succeeded' ELSE 'failed' END
        FROM drawn, (VALUES ('extract'), ('persist')) AS stages (stage)
        """

    @Test(
        "says what the tables say, recomputed by hand",
        arguments: [
            // A day of 25 hours, half-hours at the ends, and an hour that no sum is made of.
            ("2026-10-25T00:00:00+02:00", "2026-10-26T00:00:00+01:00", "Europe/Berlin"),
            ("2026-10-24T00:00:00+05:30", "2026-10-26T00:00:00+05:30", "Asia/Kolkata"),
            ("2026-10-25T10:17:00Z", "2026-10-25T10:55:00Z", "UTC"),
        ], [false, true])
    func byHand(span: (start: String, end: String, zone: String), isRolledUp: Bool) async throws {
        try await withContentScene { scene in
            try await scene.database.execute(Self.scene)
            if isRolledUp { _ = try await scene.database.query("SELECT roll_up()") }
            let report = try await scene.report(
                OperationsReport(), from: span.start, to: span.end, in: span.zone, parameters: ["sla": "10m"])
            let (start, end) = (moment(span.start), moment(span.end))
            let rows = try await scene.database.query(
                """
                WITH ended AS (
                    SELECT *, date_part('epoch', finished_at - arrived_at) AS took FROM documents
                    WHERE finished_at >= \(start) AND finished_at < \(end)
                ),
                worked AS (
                    SELECT date_part('epoch', finished_at - started_at) AS took FROM stage_runs
                    WHERE stage = 'extract' AND outcome = 'succeeded' AND finished_at >= \(start) AND finished_at < \(end)
                )
                SELECT (SELECT count(*) FROM ended WHERE state = 'stored') AS stored,
                    (SELECT count(*) FROM ended WHERE state = 'quarantined') AS quarantined,
                    (SELECT count(*) FROM ended WHERE state = 'stored' AND took > 600) AS late,
                    (SELECT max(took) FROM ended WHERE state = 'stored') AS slowest,
                    (SELECT count(*) FROM arrivals WHERE arrived_at >= \(start) AND arrived_at < \(end)) AS accepted,
                    (SELECT count(*) FROM documents WHERE arrived_at < \(end)
                        AND (finished_at IS NULL OR finished_at >= \(end))) AS open,
                    (SELECT count(*) FROM worked) AS runs,
                    (SELECT percentile_disc(0.95) WITHIN GROUP (ORDER BY took) FROM worked) AS p95,
                    (SELECT count(*) FROM stage_runs WHERE stage = 'extract' AND outcome = 'failed'
                        AND finished_at >= \(start) AND finished_at < \(end)) AS failed,
                    (SELECT count(*) FROM documents WHERE state = 'in-flight') AS in_flight
                """)
            let truth = try #require(rows.first)
            let count = { (name: String) throws -> Cell in .integer(try truth.decode(name)) }
            #expect(report.headline("Stored")?.value == (try count("stored")))
            #expect(report.headline("Quarantined")?.value == (try count("quarantined")))
            #expect(report.headline("Accepted")?.value == (try count("accepted")))
            #expect(report.headline("At the period's end")?.value == (try count("open")))
            #expect(report.headline("On the way now")?.value == (try count("in_flight")))
            #expect(report.table("sla")?.totals?[2] == (try count("late")))
            #expect(report.table("pipelines")?.totals?[1] == (try count("stored")))
            #expect(report.table("folders")?.totals?[1] == (try count("accepted")))
            let steps = try #require(report.table("throughput-steps"))
            #expect(steps.totals?[2] == (try count("stored")))
            #expect(steps.column("backlog").last == (try count("open")))
            if try truth.decode("stored", as: Int.self) > 0 {
                #expect(
                    report.table("slowest-documents")?.column("seconds").first
                        == .duration(try truth.decode("slowest")))
            }
            let times = try #require(report.table("stage-times"))
            if let row = times.rows.first(where: { $0.first == .text("extract") }),
                try truth.decode("runs", as: Int.self) > 0
            {
                #expect(row[1] == (try count("runs")))
                guard case .duration(let told) = row[3] else {
                    Issue.record("no p95")
                    return
                }
                let exact = try truth.decode("p95", as: Double.self)
                #expect(abs(told - exact) / exact <= 0.025)
            }
            let failed = report.table("attempts")?.rows.first { $0.first == .text("extract") }?[1]
            #expect((failed ?? .integer(0)) == (try count("failed")))
        }
    }

    @Test("a day of 25 hours has a step for each, the hour that comes twice too")
    func hours() async throws {
        try await withContentScene { scene in
            try await scene.database.execute(Self.scene)
            let report = try await scene.report(
                OperationsReport(), from: "2026-10-25T00:00:00+02:00", to: "2026-10-26T00:00:00+01:00",
                in: "Europe/Berlin")
            let names = report.table("throughput-steps")?.column("start") ?? []
            #expect(names.count == 25)
            #expect(names[2...3] == [.text("02:00"), .text("02:00 again")])
        }
    }

    @Test("an empty period reads well")
    func empty() async throws {
        try await withContentScene { scene in
            let report = try await scene.report(
                OperationsReport(), from: "2026-11-24T00:00:00Z", to: "2026-11-25T00:00:00Z")
            #expect(report.sentences == ["No document came and none was finished in this period."])
            #expect(report.chart("throughput")?.categories == [])
            #expect(report.table("pipelines")?.rows.isEmpty == true)
            #expect(report.table("failures")?.whenEmpty == "Nothing failed in this period.")
        }
    }
}
