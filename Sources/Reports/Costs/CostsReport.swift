package import Publishing

/// What models cost. Each figure is defined in docs/report-figures.md.
package struct CostsReport: ReportDefinition {
    package let name = "costs"
    package let title = "Costs"
    package let summary = "Model calls, tokens and money, by provider, model and pipeline."
    package let parameters = [
        ReportParameter(
            "budget-per-day", 0.0,
            "What models may cost on a day, in each currency; 0 when there is no budget.")
    ]

    package init() {}

    package func sections(for request: ReportRequest, from reader: ReportReader) throws -> [Report.Section] {
        let steps = TimeSteps(request.period)
        let usage = try ModelUsage.read(request, steps, from: reader)
        guard !usage.sums.isEmpty else { return [Self.nothing] }
        let money = MoneySection(usage: usage, steps: steps, budget: request.number("budget-per-day"))
        let calls = CallSection(usage: usage)
        return [
            Report.Section(
                title: "At a glance",
                blocks: [.headlines(money.headlines + calls.headlines)]
                    + Report.Block.said(money.sentences + calls.sentences)),
            money.section, calls.section,
        ]
    }

    /// As most installations are: agents work without a model.
    private static var nothing: Report.Section {
        Report.Section(
            title: "At a glance",
            blocks: [
                .headlines([Headline("Model calls", .integer(0))]),
                .sentences([
                    Sentence(
                        "No model was asked in this period or the one before, so nothing was spent on models."
                    )
                ]),
                .note(
                    "Documents are read, classified and enriched on this machine; only pipelines with a model provider "
                        + "under enrich.model make calls."),
            ])
    }
}
