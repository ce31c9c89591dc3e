import Foundation
package import Publishing

extension SampleReport {
    /// Texts as documents may hold them, wherever a report has text.
    package static let hostileTexts = [
        "<script>alert(1)</script>", "</table></section><h1>Owned</h1>", "\" onmouseover=\"alert(1)",
        "a & b &amp; c",
        "<!-- ", "]]>", "=1+2", "+49 30 1234", "-1", "@SUM(A1)", "\tindented", "\rreturned", "two\nlines",
        "invoice\u{202E}fdp.exe", "zero\u{0}byte", "bell\u{7}\u{1B}[31m", "\u{FFFE}\u{E000}", "👩‍👩‍👧‍👦 🧾",
        "שלום עולם", "مرحبا بالعالم", "请款单 第三号", "Счёт № 17",
        "Z\u{0301}\u{0302}\u{0303}\u{0304}\u{0305}\u{0306}\u{0307}algo",
        String(repeating: "x", count: 10_000), String(repeating: "word ", count: 3_000), "",
    ]

    package static let hostile: Report = report(
        [
            Report.Section(
                title: hostileTexts[0],
                blocks: [
                    .headlines(hostileTexts.map { Headline($0, .text($0), before: .text($0), tone: .bad) }),
                    .sentences(hostileTexts.map { Sentence($0, .warning) }),
                    .table(
                        Table(
                            name: "../../etc/passwd", title: hostileTexts[1],
                            columns: [
                                .init("=name", hostileTexts[0]),
                                .init("value", hostileTexts[2], isFigure: true),
                                .init("long", hostileTexts[23]),
                            ],
                            rows: hostileTexts.map { [.text($0), .text($0), .text($0)] },
                            totals: [.text("=1+1"), .text("<b>"), .none], note: hostileTexts[0])),
                    .chart(
                        Chart(
                            name: "x", title: hostileTexts[0], kind: .bar, categoryTitle: hostileTexts[1],
                            categories: hostileTexts,
                            series: [
                                .init(hostileTexts[0], hostileTexts.indices.map { Double($0) - 5 }),
                                .init(hostileTexts[23], [.nan, .infinity, 1e300, -1e300, nil]),
                            ], unit: .other("<&>"), valueTitle: hostileTexts[2])),
                    .note(hostileTexts[23]),
                ])
        ], title: hostileTexts[0])
}
