import Foundation
import Publishing

extension SampleReport {
    static let pipelines = Table(
        name: "pipelines", title: "Documents by pipeline",
        columns: [
            .init("pipeline", "Pipeline"), .init("arrived", "Arrived", isFigure: true),
            .init("stored", "Stored", isFigure: true), .init("share", "Share", isFigure: true),
            .init("bytes", "Size", isFigure: true), .init("enabled", "Enabled"),
        ],
        rows: [
            [
                .text("invoices"), .integer(9_812), .integer(9_790), .percent(0.7861), .bytes(31_200_412_555),
                .boolean(true),
            ],
            [
                .text("contracts"), .integer(1_904), .integer(1_899), .percent(0.1526),
                .bytes(14_812_399_120), .boolean(true),
            ],
            [
                .text("post"), .integer(802), .integer(791), .percent(0.0613), .bytes(2_198_192_438),
                .boolean(false),
            ],
        ],
        totals: [
            .text("All"), .integer(12_518), .integer(12_480), .percent(1), .bytes(48_211_004_113), .none,
        ])

    static let stages = Table(
        name: "stages", title: "Time in each stage",
        columns: [
            .init("stage", "Stage"), .init("runs", "Runs", isFigure: true),
            .init("p50_seconds", "p50", isFigure: true),
            .init("p95_seconds", "p95", isFigure: true), .init("p99_seconds", "p99", isFigure: true),
            .init("retries", "Retries a run", isFigure: true), .init("remark", "Remark"),
        ],
        rows: [
            [
                .text("ingest"), .integer(12_518), .duration(0.0121), .duration(0.19), .duration(0.81),
                .number(0.001, digits: 3), .none,
            ],
            [
                .text("extract"), .integer(12_507), .duration(3.4), .duration(71.2), .duration(3_912),
                .number(0.021, digits: 3),
                .text(
                    "Two documents of more than 1,000 pages were read in ranges by both extractors for over an hour."
                ),
            ],
            [
                .text("classify"), .integer(12_481), .duration(0.04), .duration(0.12), .duration(0.4),
                .number(0, digits: 3), .none,
            ],
            [
                .text("enrich"), .integer(12_481), .duration(0.9), .duration(6.1), .duration(14),
                .number(0.102, digits: 3), .text("Model provider slow from 14:00."),
            ],
            [
                .text("persist"), .integer(12_480), .duration(0.03), .duration(0.11), .duration(0.35),
                .number(0, digits: 3), .none,
            ],
        ])

    static let failures = Table(
        name: "failures", title: "Failures by code",
        columns: [
            .init("code", "Code"), .init("documents", "Documents", isFigure: true), .init("day", "Last seen"),
        ],
        rows: [
            [.text("encrypted"), .integer(31), .day(year: 2026, month: 11, day: 24)],
            [.text("corrupt-pdf"), .integer(5), .day(year: 2026, month: 11, day: 24)],
            [.text("too-many-pages"), .integer(2), .day(year: 2026, month: 11, day: 20)],
        ], note: "Of all 38 documents in quarantine.")
}
