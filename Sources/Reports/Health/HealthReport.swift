import Foundation
package import Publishing

/// How well the installation was: uptime, incidents, sweeps. Each figure is defined in docs/health-checks.md.
package struct HealthReport: ReportDefinition {
    package let name = "health"
    package let title = "Health"
    package let summary = "Uptime, incidents and their lengths, the worst checks, and sweeps over time."
    package let parameters = [
        ReportParameter("target", 99.5, "The uptime that is agreed, in percent."),
        ReportParameter(
            "checks", HealthReport.standardChecks,
            "The checks whose being critical is downtime, separated by commas; all for every check."),
        ReportParameter(
            "gap", .seconds(900),
            "So long a sweep vouches for the time after it; what is beyond is not observed."),
    ]

    /// Without these nothing is taken, read or kept.
    private static let standardChecks =
        "database.reachable, folders.usable, blobs.probe, extractors.page, disk.space, ledger.balance"

    package init() {}

    package func sections(for request: ReportRequest, from reader: ReportReader) throws -> [Report.Section] {
        let now = try figures(request.period, request, reader)
        let before = try figures(request.before, request, reader)
        let target = request.number("target") / 100
        let news = HealthNews(now: now, before: before, target: target)
        let tables = HealthTablesAndCharts(figures: now)
        return [
            Report.Section(
                title: "At a glance", blocks: [.headlines(news.headlines)] + Report.Block.said(news.sentences)
            ),
            Report.Section(
                title: "Incidents", blocks: [.table(tables.incidents), .table(tables.worstChecks)]),
            Report.Section(
                title: "Over time",
                blocks: tables.charts.map { .chart($0) } + [
                    .table(tables.sweeps),
                    .note(
                        "Uptime is the time in which no check that counts was critical and sweeps looked, of the time since"
                            + " the first sweep. Checks that count: \(request.text("checks"))."),
                ]),
        ]
    }

    private func figures(
        _ period: Period, _ request: ReportRequest, _ reader: ReportReader
    ) throws -> HealthFigures {
        let names = request.text("checks").split(separator: ",")
            .map { $0.trimmingCharacters(in: .whitespaces) }
        return try HealthFigures.read(
            period, now: request.now, counting: names.contains("all") ? nil : Set(names),
            gap: request.seconds("gap"), from: reader)
    }
}
