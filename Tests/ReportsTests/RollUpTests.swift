import Foundation
import Postgres
import PostgresTestSupport
import Store
import Testing

@Suite("The sums of the history")
struct RollUpTests {
    @Test("count every run once, whether it is rolled up, late or not rolled up yet", arguments: [1, 2, 3])
    func everyRunOnce(seed: Int) async throws {
        try await withFreshDatabase(migrations: Schema.migrations) { database in
            let store = ReportStore(database: database)
            for round in 0..<4 {
                // Runs of any hour of three days, so that most come into hours that were rolled up before.
                try await database.addRuns(200, seed: Double(seed * 10 + round) / 100)
                #expect(try await database.discrepancies() == [:], "before roll-up \(round)")
                try await store.rollUpAll()
                #expect(try await database.discrepancies() == [:], "after roll-up \(round)")
            }
            #expect(try await store.rollUp())
            #expect(try await database.discrepancies() == [:], "after a roll-up of nothing")
        }
    }

    @Test("wait for transactions that are still at work, and lose none of their rows")
    func openTransactions() async throws {
        try await withFreshDatabase(migrations: Schema.migrations) { database in
            let store = ReportStore(database: database)
            try await database.addRuns(50, seed: 0.1)
            let (written, isWritten) = AsyncStream.makeStream(of: Void.self)
            let mayEnd = DispatchSemaphore(value: 0)
            async let slow: Void = database.transaction { connection in
                try connection.execute(.runs(20, seed: 0.2))
                isWritten.finish()
                // On the connection's own lane, which may block.
                mayEnd.wait()
            }
            for await _ in written {}
            try await database.addRuns(30, seed: 0.3)
            #expect(try await store.rollUp())
            #expect(try await database.discrepancies() == [:])
            #expect(try await database.tail() > 0, "what came after the open transaction waits too")
            mayEnd.signal()
            try await slow
            #expect(try await database.discrepancies() == [:])
            try await store.rollUpAll()
            #expect(try await database.discrepancies() == [:])
        }
    }

    @Test("are made by one at a time, however many try while others write")
    func concurrency() async throws {
        try await withFreshDatabase(migrations: Schema.migrations, poolSize: 8) { database in
            let store = ReportStore(database: database)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for writer in 0..<3 {
                    group.addTask {
                        for round in 0..<10 {
                            try await database.addRuns(10, seed: Double(writer * 10 + round) / 100)
                        }
                    }
                }
                for _ in 0..<3 {
                    group.addTask { for _ in 0..<10 { try await store.rollUp() } }
                }
                try await group.waitForAll()
            }
            #expect(try await database.discrepancies() == [:])
            #expect(try await store.rollUp())
            #expect(try await database.discrepancies() == [:])
        }
    }

    @Test(
        "are made anew on another server, where transactions have other numbers, and keep what only they know"
    )
    func anotherServer() async throws {
        try await withFreshDatabase(migrations: Schema.migrations) { database in
            let store = ReportStore(database: database)
            try await database.addRuns(100, seed: 0.4)
            try await store.rollUpAll()
            try await database.addRuns(100, seed: 0.5)
            // As after a restore: a horizon and rows of another server's numbers, and rows that were written since.
            try await database.execute("UPDATE roll_up SET server = 1, horizon = horizon + 1000000000")
            try await database.execute("UPDATE stage_runs SET transaction = transaction + 1000000000")
            try await database.addRuns(100, seed: 0.6)
            // Sums of a month whose rows were dropped.
            try await database.execute(
                """
                INSERT INTO stage_sums
                SELECT span, start - interval '400 days', stage, pipeline, outcome, code, runs, seconds, longest, waits,
                    waited_seconds, longest_wait, work, wait
                FROM stage_sums
                """)
            #expect(try await store.rollUp())
            #expect(try await database.discrepancies(since: "2026-01-01") == [:])
            try await store.rollUpAll()
            #expect(try await database.discrepancies(since: "2026-01-01") == [:])
            let kept = try await database.query(
                "SELECT sum(runs)::bigint AS runs FROM report_stage_hours WHERE hour < '2026-01-01'")
            #expect(try kept.first?.decode("runs", as: Int.self) == 100)
        }
    }

    @Test("take in the runs that were there before they were")
    func migration() async throws {
        try await withFreshDatabase { database in
            let migrations = Schema.migrations
            let before = migrations.prefix { $0.name < "m0005" }
            try await Migrator(Array(before)).up(database)
            try await database.execute(
                """
                INSERT INTO stage_runs (document_id, stage, pipeline, attempt, started_at, finished_at, outcome)
                SELECT gen_random_uuid(), 'extract', 'default', 1, now() - interval '5 seconds', now(), 'succeeded'
                FROM generate_series(1, 20)
                """)
            try await Migrator(migrations).up(database)
            #expect(try await database.discrepancies() == [:])
            try await ReportStore(database: database).rollUp()
            try await database.addRuns(10, seed: 0.7)
            #expect(try await database.discrepancies() == [:])
        }
    }
}

extension ReportStore {
    /// Until nothing is left: a transaction in any other database of the server puts it off.
    fileprivate func rollUpAll() async throws {
        repeat { try await rollUp() } while try await database.tail() > 0
    }
}

extension SQL {
    /// Runs of three days, of every outcome and of durations from a millisecond to hours.
    static func runs(_ count: Int, seed: Double) -> SQL {
        """
        INSERT INTO stage_runs (document_id, stage, pipeline, attempt, ready_at, started_at, finished_at, outcome, code)
        SELECT gen_random_uuid(), (ARRAY['extract', 'classify', 'persist'])[1 + floor(random() * 3)::int],
            (ARRAY['default', 'invoices'])[1 + floor(random() * 2)::int], 1,
            CASE WHEN random() < 0.8 THEN started_at - make_interval(secs => exp(random() * 12 - 6)) END,
            started_at, started_at + make_interval(secs => exp(random() * 15 - 7)),
            CASE WHEN chance < 0.8 THEN 'succeeded' WHEN chance < 0.9 THEN 'refused' ELSE 'failed' END,
            CASE WHEN chance BETWEEN 0.8 AND 0.9 THEN 'encrypted' END
        FROM (SELECT setseed(\(seed))) AS seeded, LATERAL (
            SELECT timestamptz '2026-11-22 00:00Z' + random() * interval '3 days' AS started_at, random() AS chance
            FROM generate_series(1, \(count))
        ) AS drawn
        """
    }
}

extension Database {
    func addRuns(_ count: Int, seed: Double) async throws {
        try await execute(.runs(count, seed: seed))
    }

    /// Rows that are in no sum yet.
    func tail() async throws -> Int {
        try await query("SELECT count(*) AS rows FROM stage_runs, roll_up WHERE transaction >= horizon")
            .first?.decode("rows") ?? -1
    }

    /// How many rows of each view differ from what the rows of the history themselves say.
    func discrepancies(since: String = "-infinity") async throws -> [String: Int] {
        let truth: SQL = """
            SELECT *, greatest(date_part('epoch', finished_at - started_at), 0) AS worked,
                greatest(date_part('epoch', started_at - ready_at), 0) AS waited,
                date_trunc('hour', finished_at, 'UTC') AS hour, date_trunc('day', finished_at, 'UTC') AS day
            FROM stage_runs
            """
        let times = { (span: String) -> SQL in
            """
            SELECT \(unsafeRaw: span) AS span, stage, pipeline, outcome, coalesce(code, ''), kind, bucket_duration(duration_bucket(took)), count(*)
            FROM truth, LATERAL (VALUES ('work', worked), ('wait', CASE WHEN ready_at IS NOT NULL THEN waited END))
                AS kinds (kind, took)
            WHERE took IS NOT NULL GROUP BY 1, 2, 3, 4, 5, 6, 7
            """
        }
        let views: [(String, SQL, SQL)] = [
            (
                "report_stage_hours",
                """
                SELECT hour, stage, pipeline, outcome, code, sum(runs), round(sum(seconds)::numeric, 3), max(longest),
                    sum(waits), round(sum(waited_seconds)::numeric, 3), max(longest_wait)
                FROM report_stage_hours WHERE hour >= \(since)::timestamptz GROUP BY 1, 2, 3, 4, 5
                """,
                """
                SELECT hour, stage, pipeline, outcome, coalesce(code, ''), count(*), round(sum(worked)::numeric, 3),
                    max(worked), count(ready_at),
                    round(coalesce(sum(waited) FILTER (WHERE ready_at IS NOT NULL), 0)::numeric, 3),
                    coalesce(max(waited) FILTER (WHERE ready_at IS NOT NULL), 0)
                FROM truth GROUP BY 1, 2, 3, 4, 5
                """
            ),
            (
                "report_stage_times",
                """
                SELECT hour, stage, pipeline, outcome, code, kind, seconds, sum(runs) FROM report_stage_times
                WHERE hour >= \(since)::timestamptz GROUP BY 1, 2, 3, 4, 5, 6, 7
                """, times("hour")
            ),
            (
                "report_stage_times_by_day",
                """
                SELECT day, stage, pipeline, outcome, code, kind, seconds, sum(runs) FROM report_stage_times_by_day
                WHERE day >= \(since)::timestamptz GROUP BY 1, 2, 3, 4, 5, 6, 7
                """, times("day")
            ),
        ]
        var found: [String: Int] = [:]
        for (name, seen, meant) in views {
            let count = try await query(
                """
                WITH truth AS (\(truth)), seen AS (\(seen)), meant AS (\(meant))
                SELECT count(*) AS rows FROM (
                    (SELECT * FROM seen EXCEPT SELECT * FROM meant)
                    UNION ALL (SELECT * FROM meant EXCEPT SELECT * FROM seen)
                ) AS different
                """
            ).first?.decode("rows", as: Int.self)
            if count != 0 { found[name] = count }
        }
        return found
    }
}
