import Foundation
import Postgres
import PostgresTestSupport
import Publishing
import Reports
import Store
import Testing

@Suite("The maker of reports")
struct ReportMakerTests {
    private static let period = PeriodName.yesterday.period(
        asOf: moment("2026-11-25T06:00:00Z"), in: zone("UTC"))

    @Test(
        "makes every report over an empty database, as the role that reads views alone",
        .timeLimit(.minutes(10)))
    func emptyDatabase() async throws {
        try await withFreshDatabase(migrations: Schema.migrations) { database in
            for definition in ReportCatalogue.builtIn {
                let request = try ReportCatalogue.request(
                    definition, period: Self.period, now: moment("2026-11-25T06:00:00Z"))
                let report = try await ReportMaker(
                    session: ReportSession(database: database, visitors: .takeRole), version: "0",
                    logger: TestServer.logger
                ).report(
                    definition, for: request)
                #expect(report.name == definition.name)
                #expect(!report.sections.isEmpty)
                #expect(report.comparedWith?.end == Self.period.start)
            }
        }
    }

    @Test("knows what is wrong with an order")
    func orders() throws {
        let operations = OperationsReport()
        let now = moment("2026-11-25T06:00:00Z")
        let request = try ReportCatalogue.request(
            operations, period: Self.period, now: now, parameters: ["sla": "5m"])
        #expect(request.seconds("sla") == 300)
        #expect(throws: ReportMistake.noSuchParameter("slo", of: "operations", possible: ["sla"])) {
            try ReportCatalogue.request(operations, period: Self.period, now: now, parameters: ["slo": "5m"])
        }
        let error = #expect(throws: ReportMistake.self) {
            try ReportCatalogue.request(
                operations, period: Self.period, now: now, parameters: ["sla": "soon"])
        }
        #expect(error?.description.contains("sla") == true)
        #expect(throws: ReportMistake.noSuchReport("operation", suggestion: "operations")) {
            try ReportCatalogue(ReportCatalogue.builtIn).definition(named: "operation")
        }
    }
}
