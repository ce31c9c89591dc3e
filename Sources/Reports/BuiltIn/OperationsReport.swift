import Postgres
package import Publishing

/// How the work went: volumes, times, failures and what waits.
package struct OperationsReport: ReportDefinition {
    package let name = "operations"
    package let title = "Operations"
    package let summary = "Volumes, time in each stage, backlog, failures and what was slow."
    package let parameters = [
        ReportParameter("sla", .seconds(900), "A document should be stored so long after its arrival.")
    ]

    package init() {}

    package func sections(for request: ReportRequest, from reader: ReportReader) throws -> [Report.Section] {
        let stored = try count(in: request.period, reader)
        let before = try count(in: request.before, reader)
        return [
            Report.Section(
                title: "At a glance",
                blocks: [.headlines([Headline("Stored", .integer(stored), before: .integer(before))])])
        ]
    }

    private func count(in period: Period, _ reader: ReportReader) throws -> Int {
        try reader.query(
            """
            SELECT count(*) AS stored FROM report_documents
            WHERE state = 'stored' AND finished_at >= \(period.start) AND finished_at < \(period.end)
            """
        ).first?.decode("stored") ?? 0
    }
}
