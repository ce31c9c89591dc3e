package import Publishing

/// How the work went: volumes, times, failures and what waits. Each figure is defined in docs/reports.md.
package struct OperationsReport: ReportDefinition {
    package let name = "operations"
    package let title = "Operations"
    package let summary = "Volumes, time in each stage, backlog, failures and what was slow."
    package let parameters = [
        ReportParameter("sla", .seconds(900), "A document should be stored so long after its arrival.")
    ]

    package init() {}

    package func sections(for request: ReportRequest, from reader: ReportReader) throws -> [Report.Section] {
        let figures = try OperationsFigures.read(request, from: reader)
        return [
            Report.Section(
                title: "At a glance",
                blocks: [
                    .headlines(OperationsHeadlines(figures).headlines),
                    .sentences(OperationsNews(figures).sentences),
                ]),
            VolumeSection(figures).section, ThroughputSection(figures).section, StageSection(figures).section,
            BacklogSection(figures).section, FailureSection(figures).section, ServiceSection(figures).section,
        ]
    }
}
