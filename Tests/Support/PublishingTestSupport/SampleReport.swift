package import Foundation
package import Publishing

/// Reports to try every form on.
package enum SampleReport {
    package static let berlin = TimeZone(identifier: "Europe/Berlin") ?? .gmt

    /// 24 November 2026 in Berlin.
    package static let day = Period(
        start: Date(timeIntervalSince1970: 1_795_474_800), end: Date(timeIntervalSince1970: 1_795_561_200),
        timeZone: berlin)
    package static let dayBefore = Period(
        start: Date(timeIntervalSince1970: 1_795_388_400), end: Date(timeIntervalSince1970: 1_795_474_800),
        timeZone: berlin)

    package static func report(_ sections: [Report.Section], title: String = "Operations") -> Report {
        Report(
            name: "operations", title: title, period: day, comparedWith: dayBefore, sections: sections,
            colophon: Colophon(
                parameters: [.init("pipeline", "all"), .init("sla", "15 min")],
                generatedAt: Date(timeIntervalSince1970: 1_795_575_600), queryTime: 0.412, version: "0.3.0"))
    }

    package static func report(_ blocks: Report.Block...) -> Report {
        report([.init(title: "Volume", blocks: blocks)])
    }

    /// Nothing in it at all.
    package static let bare = Report(
        name: "bare", title: "Bare", period: nil, sections: [],
        colophon: Colophon(
            parameters: [], generatedAt: Date(timeIntervalSince1970: 0), queryTime: 0, version: "0.3.0"))

    /// Every kind of block about a time in which nothing happened.
    package static let empty = report(
        .headlines([Headline("Documents stored", .integer(0), before: .integer(0))]),
        .sentences([Sentence("No document arrived.")]),
        .table(
            Table(
                name: "failures", title: "Failures by code",
                columns: [.init("code", "Code"), .init("count", "Documents", isFigure: true)], rows: [],
                totals: [.text("All"), .integer(0)], whenEmpty: "No document failed.")),
        .chart(
            Chart(
                name: "by-hour", title: "Documents by hour", kind: .bar, categoryTitle: "Hour",
                categories: [],
                series: [], unit: .count("documents"), valueTitle: "Documents")),
        .note("Nothing to add."))

    /// A table of so many rows, each of whose words is found nowhere else.
    package static func longTable(rows: Int) -> Table {
        Table(
            name: "slowest-documents", title: "Slowest documents",
            columns: [
                .init("document", "Document"), .init("pipeline", "Pipeline"), .init("at", "Stored at"),
                .init("pages", "Pages", isFigure: true), .init("seconds", "Time to store", isFigure: true),
                .init("cost", "Cost", isFigure: true),
            ],
            rows: (1...max(1, rows)).map { row in
                [
                    .text("row-\(row)-name"), .text(["invoices", "contracts", "post"][row % 3]),
                    .instant(Date(timeIntervalSince1970: 1_795_474_800 + Double(row) * 13)),
                    .integer(row % 40 + 1), .duration(Double(row) * 0.73),
                    .amount(Decimal(row) / 8, currency: "EUR"),
                ]
            },
            totals: [.text("sum-of-all"), .none, .none, .integer(rows * 20), .duration(Double(rows)), .none],
            note: "The slowest of all.")
    }
}
