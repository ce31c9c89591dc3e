import Documents
import Foundation
import Operations
import Postgres
import PostgresTestSupport
import Store
import Testing

@Suite("Chores")
struct ChoreTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    @Test("are known by name, and so are their parameters")
    func catalogue() async throws {
        try await withInstallation(folder) { installation in
            let chores = installation.chores(logger: TestServer.logger)
            #expect(chores.mistake(in: "partitions", parameters: ["months": "3"]) == nil)
            #expect(chores.mistake(in: "verify-backup", parameters: ["share": "1"]) == nil)
            #expect(
                chores.mistake(in: "retentoin", parameters: [:])
                    == "there is no chore retentoin; there are retention, reconciliation, verify-backup, roll-up, partitions"
            )
            #expect(
                chores.mistake(in: "retention", parameters: ["days": "3"])
                    == "the chore retention has no parameters, and so no days")
            #expect(
                chores.mistake(in: "partitions", parameters: ["month": "3"])
                    == "the chore partitions has no parameter month, only months")
            for value in ["0", "25", "many", "nan", ""] {
                #expect(chores.mistake(in: "partitions", parameters: ["months": value]) != nil, "\(value)")
            }
        }
    }

    @Test("make partitions ahead, and find nothing to do the second time")
    func partitions() async throws {
        try await withInstallation(folder) { installation in
            let chores = installation.chores(logger: TestServer.logger)
            for _ in 1...2 {
                #expect(try await chores.run("partitions", parameters: ["months": "5"]).sentence == "done")
            }
            let months = try await installation.database.query(
                "SELECT FROM pg_class WHERE relname ~ '^stage_runs_[0-9]{4}_[0-9]{2}$'")
            #expect(months.count == 6)
        }
    }
}

@Suite("Retention")
struct RetentionTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    /// How many there are.
    private func count(_ table: String, in installation: Installation) async throws -> Int {
        let rows = try await installation.database.query("SELECT count(*) AS n FROM \(identifier: table)")
        return try #require(rows.first).decode("n")
    }

    @Test("drops whole months of the history, while the sums by the hour stay")
    func history() async throws {
        try await withInstallation(folder) { installation in
            let database = installation.database
            try await database.withConnection { connection in
                try connection.script(
                    """
                    CREATE TABLE stage_runs_2020_01 PARTITION OF stage_runs
                        FOR VALUES FROM ('2020-01-01Z') TO ('2020-02-01Z');
                    INSERT INTO stage_runs (document_id, stage, pipeline, attempt, started_at, finished_at, outcome)
                    SELECT gen_random_uuid(), 'extract', 'default', 1, moment, moment + interval '2 seconds', 'succeeded'
                    FROM unnest(ARRAY['2020-01-05Z', '2020-01-31 23:59:57Z', '2019-06-01Z', now()]::timestamptz[]) AS moment
                    """)
            }
            let chores = installation.chores(logger: TestServer.logger)
            let outcome = try await chores.run("retention")
            #expect(outcome.counts.first?.what == "months of history" && outcome.counts.first?.count == 1)
            #expect(try await count("stage_runs", in: installation) == 1)
            #expect(try await count("stage_runs_default", in: installation) == 0)
            let totals = try await installation.store.operatingFigures().runs
            #expect(totals.map(\.runs) == [4] && totals.map(\.seconds) == [8])
            // And again: there is nothing left to do.
            #expect(try await chores.run("retention").counts.allSatisfy { $0.count == 0 })
            #expect(try await installation.store.operatingFigures().runs.map(\.runs) == [4])
        }
    }

    @Test("leaves a month that the sums have not taken in, since an old transaction is still at work")
    func unsummed() async throws {
        try await withInstallation(folder) { installation in
            let database = installation.database
            try await database.transaction { connection in
                try connection.script(
                    """
                    CREATE TABLE stage_runs_2020_01 PARTITION OF stage_runs
                        FOR VALUES FROM ('2020-01-01Z') TO ('2020-02-01Z')
                    """)
            }
            try await withThrowingTaskGroup { group in
                group.addTask {
                    try await database.transaction { connection in
                        // Takes a number, and sleeps on it.
                        try connection.execute("SELECT txid_current(), pg_sleep(100)")
                    }
                }
                let sleeping: SQL =
                    "SELECT FROM pg_stat_activity WHERE query LIKE '%pg_sleep(100)' AND backend_xid IS NOT NULL"
                while try await database.query(sleeping).isEmpty { await Task.yield() }
                try await database.execute(
                    """
                    INSERT INTO stage_runs (document_id, stage, pipeline, attempt, started_at, finished_at, outcome)
                    VALUES (gen_random_uuid(), 'extract', 'default', 1, '2020-01-05Z', '2020-01-05Z', 'succeeded')
                    """)
                let outcome = try await installation.chores(logger: TestServer.logger).run("retention")
                #expect(outcome.counts.first?.count == 0)
                #expect(try await count("stage_runs_2020_01", in: installation) == 1)
                group.cancelAll()
            }
            let outcome = try await installation.chores(logger: TestServer.logger).run("retention")
            #expect(outcome.counts.first?.count == 1)
            #expect(try await installation.store.operatingFigures().runs.map(\.runs) == [1])
        }
    }

    @Test("removes what crashed writers left, and what others keep for a time; one that fails keeps no other")
    func othersToo() async throws {
        try await withInstallation(folder) { installation in
            let left = "\(installation.settings.dataFolder)/blobs/tmp/left"
            try Data().write(to: URL(fileURLWithPath: left))
            try FileManager.default.setAttributes(
                [.modificationDate: Date(timeIntervalSinceNow: -4000)], ofItemAtPath: left)
            struct Broken: Error {}
            let chores = installation.chores(
                expiring: [
                    Expiry("wonders", keep: .seconds(60)) { _ in throw Broken() },
                    Expiry("reports", keep: .seconds(86_400)) { date in
                        abs(date.timeIntervalSinceNow + 86_400) < 60 ? 3 : 0
                    },
                ], logger: TestServer.logger)
            let failure = await #expect(throws: ChoreFailed.self) { try await chores.run("retention") }
            let outcome = try #require(failure).outcome
            #expect(
                outcome.findings.count == 1 && outcome.findings[0].hasPrefix("wonders could not be removed"))
            #expect(outcome.counts.suffix(2).map(\.count) == [1, 3])
            #expect(!FileManager.default.fileExists(atPath: left))
        }
    }
}
