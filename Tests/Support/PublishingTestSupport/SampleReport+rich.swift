import Foundation
package import Publishing

extension SampleReport {
    /// A report as people get it, with every kind of block, cell and chart.
    package static let rich: Report = report([
        .init(title: "At a glance", blocks: [.headlines(headlines), .sentences(sentences)]),
        .init(title: "Volume", blocks: [.chart(byHour), .chart(byPipeline), .table(pipelines)]),
        .init(
            title: "Time in each stage",
            blocks: [
                .table(stages), .chart(ages), .chart(latencies),
                .note("Times are of finished attempts only."),
            ]),
        .init(title: "Spend", blocks: [.chart(vendors), .table(longTable(rows: 24))]),
        .init(title: "Failures", blocks: [.table(failures), .chart(nothing)]),
    ])

    private static let headlines = [
        Headline("Documents stored", .integer(12_480), before: .integer(11_102), tone: .good),
        Headline("Time to store, p95", .duration(94.2), before: .duration(61.5), tone: .warning),
        Headline("Quarantined", .integer(38), before: .integer(12), tone: .bad),
        Headline("Stored within 15 minutes", .percent(0.9923), before: .percent(0.9981), tone: .neutral),
        Headline("Waiting now", .integer(214), before: .integer(214)),
        Headline("Oldest waiting", .duration(4_215), before: .duration(1_804), tone: .warning),
        Headline(
            "Model cost", .amount(Decimal(184_250) / 100, currency: "EUR"),
            before: .amount(0, currency: "EUR")),
        Headline("Bytes stored", .bytes(48_211_004_113)),
    ]

    private static let sentences = [
        Sentence("12 % more documents came in than the day before, nearly all of them to invoices.", .good),
        Sentence(
            "The slowest twentieth of documents took 94 s, half as long again as the day before: recognition of scanned "
                + "contracts between 09:00 and 11:00 kept both extractors busy.", .warning),
        Sentence(
            "26 more documents went to quarantine; 31 of the 38 are encrypted PDFs from one sender.", .bad),
        Sentence("No review waits longer than a day."),
    ]
}
