import Foundation
import Postgres
import PostgresTestSupport
import Publishing
import Store
import StrictYAML
import Testing

@testable import Reports

@Suite("Reports of one's own")
struct OwnReportTests {
    private static let period = Period(
        start: moment("2026-11-01T00:00:00Z"), end: moment("2026-12-01T00:00:00Z"), timeZone: .gmt)

    @Test("show what queries answer, with parameters bound and the period before beside")
    func shows() async throws {
        let report = try OwnReportFile.parse(
            """
            name: mine
            title: Mine
            parameters:
              top: { kind: integer, default: 2 }
              word: { default: "it's" }
            queries:
              rows: |
                SELECT n, :word || n AS word, n / 4.0 AS share, date '2026-11-01' + n AS day, :from AS start
                FROM generate_series(1, :top) AS n
              none: SELECT 1 AS n WHERE false
            layout:
              - title: All
                blocks:
                  - headline: { query: rows, column: start, label: Start }
                  - headline: { query: rows, column: n }
                  - table: { query: rows, columns: [{ column: word }, { column: share, kind: percent }, { column: day }] }
                  - table: { query: none }
                  - chart: { query: rows, kind: bar, category: { column: day }, series: [{ column: n }], unit: things }
            """, file: "mine.yaml")
        try await withFreshDatabase(migrations: Schema.migrations) { database in
            let made = try await make(report, on: database, parameters: ["top": "3"])
            let headline = made.headline("Start")
            #expect(headline?.value == .instant(moment("2026-11-01T00:00:00Z")))
            #expect(headline?.before == .instant(moment("2026-10-01T00:00:00Z")))
            let table = try #require(made.table("rows"))
            #expect(table.columns.map(\.title) == ["Word", "Share", "Day"])
            #expect(table.columns.map(\.isFigure) == [false, true, false])
            #expect(table.rows.count == 3)
            #expect(
                table.rows.first == [.text("it's1"), .percent(0.25), .day(year: 2026, month: 11, day: 2)])
            #expect(made.table("none")?.rows.isEmpty == true)
            #expect(made.table("none")?.columns.map(\.name) == ["n"])
            #expect(made.chart("rows-chart")?.series.first?.values == [1, 2, 3])
            #expect(made.colophon.parameters.map(\.value) == ["3", "it's"])
        }
    }

    @Test("are refused with the place of each mistake")
    func mistakes() {
        let error = #expect(throws: ConfigurationMistakes.self) {
            try OwnReportFile.parse(
                """
                name: operations
                title: Mine
                parameters:
                  from: { default: x }
                  days: { kind: integer, default: many }
                queries:
                  rows: SELECT :dys
                layout:
                  - title: All
                    blocks:
                      - table: { query: row }
                      - graph: { query: rows }
                """, file: "mine.yaml")
        }
        let found = error?.mistakes.map(\.description).joined(separator: "\n") ?? ""
        for part in [
            "mine.yaml:4:", "mine.yaml:5:", "many", "graph", "mine.yaml:12:",
        ] {
            #expect(found.contains(part), "\(part) in \(found)")
        }
    }

    @Test("that can't be read don't keep the others from being read")
    func folder() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let text =
            "name: NAME\ntitle: T\nqueries: { q: SELECT 1 AS n }\nlayout: [{ title: A, blocks: [{ table: { query: q } }] }]"
        for (file, name) in [("a", "one"), ("b", "one"), ("c", "costs"), ("d", "two")] {
            try text.replacing("NAME", with: name).write(
                to: folder.appending(path: "\(file).yaml"), atomically: true, encoding: .utf8)
        }
        try "name: [".write(to: folder.appending(path: "e.yaml"), atomically: true, encoding: .utf8)
        let (reports, mistakes) = OwnReportFile.load(folder: folder.path)
        #expect(reports.map(\.name) == ["one", "two"])
        #expect(mistakes.count == 3)
        #expect(OwnReportFile.load(folder: "\(folder.path)/none").mistakes.isEmpty)
    }

    @Test("that this project ships work")
    func shipped() async throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "reports")
        let (reports, mistakes) = OwnReportFile.load(folder: folder.path)
        #expect(mistakes.isEmpty)
        #expect(reports.map(\.name) == ["vendors"])
        try await withContentScene { scene in
            try await scene.invoice("Acme", "1", "119.50", at: "2026-11-05T10:00:00Z")
            try await scene.invoice("Acme", "2", "80.50", at: "2026-11-06T10:00:00Z")
            try await scene.invoice("Zenith", "3", "never", at: "2026-11-06T10:00:00Z")
            let made = try await make(try #require(reports.first), on: scene.database)
            #expect(made.headline("Total")?.value == .amount(200, currency: "EUR"))
            #expect(made.headline("Invoices")?.value == .integer(2))
            #expect(made.chart("days-chart")?.categories == ["2026-11-05", "2026-11-06"])
        }
    }

    private func make(
        _ report: OwnReport, on database: Database, parameters: [String: String] = [:]
    ) async throws -> Report {
        let request = try ReportCatalogue.request(
            report, period: Self.period, now: Self.period.end, parameters: parameters)
        return try await ReportMaker(
            session: ReportSession(database: database, visitors: .logIn(database.settings)), version: "0",
            logger: TestServer.logger
        ).report(report, for: request)
    }
}
