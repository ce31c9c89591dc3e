import Foundation
import Publishing
import Reports
import Testing

@Suite("The quality report")
struct QualityReportTests {
    @Test("pages by source and confidence, recomputed by hand", .timeLimit(.minutes(10)))
    func pages() async throws {
        try await withContentScene { scene in
            try await scene.document(
                "letter", at: "2026-11-17T10:00:00Z", pages: [("ocr", 0.9), ("ocr", 0.6), ("text-layer", 1)])
            try await scene.document(
                "letter", at: "2026-11-18T10:00:00Z", pipeline: "invoices", pages: [("ocr", 1)])
            try await scene.document(
                nil, at: "2026-11-18T10:00:00Z", state: "in-flight", pages: [("none", 0)])
            try await scene.document("letter", at: "2026-11-12T10:00:00Z", pages: [("ocr", 0.8)])
            let report = try await scene.quality()
            #expect(
                report.headline("Pages read") == Headline("Pages read", .integer(5), before: .integer(1)))
            guard case .percent(let confidence) = report.headline("OCR confidence")?.value else {
                Issue.record("no confidence")
                return
            }
            #expect(abs(confidence - 2.5 / 3) < 1e-9)
            #expect(report.headline("OCR confidence")?.before == .percent(0.8))
            let sources = try #require(report.table("pages-by-source"))
            #expect(sources.column("pages") == [.integer(1), .integer(3), .integer(1)])
            #expect(sources.column("share") == [.percent(0.2), .percent(0.6), .percent(0.2)])
            let pipelines = try #require(report.table("recognition-by-pipeline"))
            #expect(pipelines.column("recognised") == [.integer(2), .integer(1)])
            #expect(pipelines.column("poor") == [.integer(1), .integer(0)])
            let chart = try #require(report.chart("ocr-confidence"))
            #expect(chart.categories.first == "50–55")
            #expect(chart.series[0].values.compactMap(\.self).reduce(0, +) == 3)
            #expect(chart.series[0].values[2] == 1)
            #expect(chart.series[0].values.last == 1)
        }
    }

    @Test("classification, review and verification, recomputed by hand", .timeLimit(.minutes(10)))
    func classification() async throws {
        try await withContentScene { scene in
            try await scene.document(
                "letter", at: "2026-11-17T10:00:00Z", confidence: 0.95, verification: 0.5)
            try await scene.document("letter", at: "2026-11-17T10:00:00Z", state: "review", confidence: 0.55)
            let corrected = try await scene.document("letter", at: "2026-11-17T10:00:00Z", confidence: 0.35)
            try await scene.correct(
                corrected, "category", from: "letter", to: "report", at: "2026-11-18T10:00:00Z")
            let approved = try await scene.document(
                "invoice", at: "2026-11-17T10:00:00Z", confidence: 0.65, verification: 1)
            try await scene.look(at: approved, "2026-11-18T10:00:00Z")
            let report = try await scene.quality()
            // The corrected one is sure because a person is: it is left out. Three of four went to a person.
            guard case .percent(let sure) = report.headline("Sure of the category")?.value else {
                Issue.record("no confidence")
                return
            }
            #expect(abs(sure - (0.95 + 0.55 + 0.65) / 3) < 1e-9)
            #expect(report.headline("Sent to review")?.value == .percent(0.75))
            #expect(report.headline("Fields verified")?.value == .percent(0.75))
            let table = try #require(report.table("quality-by-category"))
            #expect(table.column("category") == [.text("letter"), .text("invoice"), .text("report")])
            #expect(table.column("documents") == [.integer(2), .integer(1), .integer(1)])
            #expect(report.chart("classification-confidence")?.series[0].values[5] == 1)
        }
    }

    @Test("what waits is as old as its waiting", .timeLimit(.minutes(10)))
    func backlog() async throws {
        try await withContentScene { scene in
            for day in ["2026-11-13", "2026-11-18", "2026-11-22"] {
                try await scene.document("letter", at: "\(day)T00:00:00Z", state: "review")
            }
            let report = try await scene.quality()
            #expect(report.headline("Waiting for review")?.value == .integer(3))
            #expect(report.headline("Oldest in review")?.value == .duration(10 * 86_400))
            #expect(
                report.table("review-backlog")?.rows == [
                    [.text("default"), .integer(3), .duration(10 * 86_400), .duration(5 * 86_400)]
                ])
            #expect(
                report.sentences.contains {
                    $0.hasPrefix("3 documents wait for a person, the oldest for 10 d")
                })
            let patient = try await scene.quality(parameters: ["review-within": "30d"])
            #expect(!patient.sentences.contains { $0.contains("wait for a person") })
        }
    }

    @Test("accuracy is estimated from what people looked at, with its interval", .timeLimit(.minutes(10)))
    func corrections() async throws {
        try await withContentScene { scene in
            for number in 0..<10 {
                let id = try await scene.document("letter", at: "2026-10-01T10:00:00Z")
                switch number {
                case 0:
                    try await scene.correct(
                        id, "category", from: "letter", to: "report", at: "2026-11-17T10:00:00Z")
                case 1:
                    // Changed twice, back to what it was: it was right.
                    try await scene.correct(
                        id, "category", from: "letter", to: "form", at: "2026-11-17T10:00:00Z")
                    try await scene.correct(
                        id, "category", from: "form", to: "letter", at: "2026-11-17T11:00:00Z")
                case 2:
                    try await scene.correct(
                        id, "vendor_name", from: nil, to: "Alpha", at: "2026-11-17T10:00:00Z")
                default: try await scene.look(at: id, "2026-11-17T10:00:00Z")
                }
            }
            let later = try await scene.document("letter", at: "2026-10-01T10:00:00Z")
            try await scene.correct(later, "vendor_name", from: "A", to: "B", at: "2026-11-23T00:00:00Z")
            let report = try await scene.quality()
            #expect(report.headline("Looked at by people")?.value == .integer(10))
            #expect(report.headline("Category right, of these")?.value == .percent(0.9))
            let table = try #require(report.table("right-by-category"))
            #expect(table.rows.count == 1)
            #expect(
                Array(table.rows[0].prefix(4)) == [.text("letter"), .integer(10), .integer(1), .percent(0.9)])
            guard case .percent(let from) = table.rows[0][4], case .percent(let to) = table.rows[0][5] else {
                Issue.record("no interval")
                return
            }
            #expect(abs(from - 0.5958) < 0.001)
            #expect(abs(to - 0.9821) < 0.001)
            #expect(table.column("fields_corrected") == [.integer(1)])
            #expect(
                report.table("corrected-fields")?.column("what") == [.text("category"), .text("vendor_name")])
            #expect(report.headline("Values corrected")?.value == .integer(4))
        }
    }

    @Test(
        "findings and refusals are counted by code, and only real changes are said", .timeLimit(.minutes(10)))
    func findings() async throws {
        try await withContentScene { scene in
            for minute in 10..<40 {
                try await scene.document(
                    "invoice", at: "2026-11-17T10:\(minute):00Z",
                    findings: [
                        ("total-mismatch", "error"), ("total-mismatch", "error"),
                        ("field-missing", "warning"),
                    ])
                try await scene.document(
                    nil, at: "2026-11-17T11:\(minute):00Z", state: "quarantined", refusal: "encrypted")
            }
            for minute in 10..<35 {
                try await scene.document(
                    "invoice", at: "2026-11-12T10:\(minute):00Z", findings: [("field-missing", "warning")])
            }
            try await scene.arrival(of: nil, at: "2026-11-17T10:00:00Z", outcome: "refused")
            let report = try await scene.quality()
            let findings = try #require(report.table("findings"))
            #expect(findings.column("code") == [.text("field-missing"), .text("total-mismatch")])
            #expect(findings.column("documents") == [.integer(30), .integer(30)])
            #expect(findings.column("documents_before") == [.integer(25), .integer(0)])
            let refusals = try #require(report.table("refusals"))
            #expect(refusals.column("code") == [.text("encrypted"), .text("unsafe-name")])
            #expect(refusals.column("quarantined") == [.integer(30), .integer(0)])
            #expect(refusals.column("at_the_door") == [.integer(0), .integer(1)])
            #expect(report.headline("Refused")?.value == .integer(31))
            #expect(
                report.sentences == [
                    "30 files were refused as encrypted, after 0 in the period before.",
                    "total-mismatch was found on 30 documents, after 0 in the period before.",
                ])
        }
    }

    @Test("an empty database reads right", .timeLimit(.minutes(10)))
    func empty() async throws {
        try await withContentScene { scene in
            let report = try await scene.quality()
            #expect(report.sentences.isEmpty)
            #expect(report.headline("OCR confidence")?.value == Cell.none)
            #expect(report.table("right-by-category")?.rows.isEmpty == true)
            #expect(!HTMLWriter().files(of: report, named: "quality").isEmpty)
        }
    }
}

extension ContentScene {
    fileprivate func quality(parameters: [String: String] = [:]) async throws -> Report {
        try await report(
            QualityReport(), from: "2026-11-16T00:00:00Z", to: "2026-11-23T00:00:00Z", parameters: parameters)
    }
}
