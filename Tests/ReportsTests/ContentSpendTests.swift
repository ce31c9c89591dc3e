import Foundation
import Publishing
import Reports
import Testing

@Suite("The content report: spend")
struct ContentSpendTests {
    @Test("adds up by vendor and currency, recomputed by hand", .timeLimit(.minutes(10)))
    func byVendor() async throws {
        try await withContentScene { scene in
            try await scene.invoice("Bergmann GmbH", "R-1", "100.50", at: "2026-11-17T10:00:00Z")
            try await scene.invoice("BERGMANN", "R-2", "200.25", at: "2026-11-18T10:00:00Z")
            try await scene.invoice("Nordwind AG", "7", "50.00", at: "2026-11-18T10:00:00Z")
            try await scene.invoice("Nordwind AG", "8", "70.00", at: "2026-11-18T10:00:00Z", currency: "USD")
            try await scene.invoice(nil, "9", "5.00", at: "2026-11-18T10:00:00Z")
            try await scene.invoice("Bergmann GmbH", "R-0", "10.00", at: "2026-11-12T10:00:00Z")
            // Of other weeks and other kinds.
            try await scene.invoice("Bergmann GmbH", "R-9", "999.00", at: "2026-11-23T00:00:00Z")
            try await scene.document(
                "letter", at: "2026-11-18T10:00:00Z", fields: ["total_amount": "77.00", "currency": "EUR"])
            try await scene.document(
                "invoice", at: "2026-11-18T10:00:00Z", state: "review",
                fields: ["total_amount": "88.00", "currency": "EUR"])

            let report = try await scene.week()
            let euros = try #require(report.table("spend-by-vendor-eur"))
            #expect(
                euros.column("vendor") == [
                    .text("BERGMANN"), .text("Nordwind AG"), .text("Vendor not readable"),
                ]
                    || euros.column("vendor") == [
                        .text("Bergmann GmbH"), .text("Nordwind AG"), .text("Vendor not readable"),
                    ])
            #expect(euros.column("bills") == [.integer(2), .integer(1), .integer(1)])
            #expect(euros.column("spend") == [.euros("300.75"), .euros("50.00"), .euros("5.00")])
            #expect(euros.column("spend_before") == [.euros("10.00"), .euros("0"), .euros("0")])
            #expect(euros.totals?[2] == .euros("355.75"))
            #expect(report.table("spend-by-vendor-usd")?.totals?[2] == .amount(70, currency: "USD"))
            #expect(report.headline("Spend, EUR")?.value == .euros("355.75"))
            #expect(report.headline("Spend, EUR")?.before == .euros("10.00"))
            #expect(report.sentences.contains { $0.contains("1 bill waits for a person's review") })
        }
    }

    @Test("a bill stored twice is one spend, shown under duplicates", .timeLimit(.minutes(10)))
    func repeated() async throws {
        try await withContentScene { scene in
            let first = try await scene.invoice(
                "Bergmann GmbH", "RE-2026/17", "100.00", at: "2026-11-17T10:00:00Z", on: "2026-11-15")
            let second = try await scene.invoice(
                "Bergmann  gmbh", "RE 2026 17", "100.00", at: "2026-11-18T10:00:00Z", on: "2026-11-15")
            // Another vendor's, another number, and a receipt's number of another day.
            try await scene.invoice("Nordwind AG", "RE-2026/17", "100.00", at: "2026-11-18T10:00:00Z")
            try await scene.invoice("Bergmann GmbH", "RE-2026/18", "100.00", at: "2026-11-18T10:00:00Z")
            for day in ["2026-11-16", "2026-11-17"] {
                try await scene.invoice(
                    "Café", "12", "4.50", at: "2026-11-18T10:00:00Z", on: day, category: "receipt")
            }
            let report = try await scene.week()
            #expect(report.headline("Spend, EUR")?.value == .euros("309.00"))
            #expect(report.headline("Bills stored twice")?.value == .integer(1))
            let table = try #require(report.table("bills-stored-twice"))
            #expect(table.column("first_id") == [.text(first.uuidString.lowercased())])
            #expect(table.column("document_id") == [.text(second.uuidString.lowercased())])
            #expect(report.chart("spend-by-month-eur")?.total == 309)
            #expect(report.notes.contains { $0.contains("1 that repeats another") })
        }
    }

    @Test(
        "months are those of the bills' own dates, or of the arrival by the report's clock",
        .timeLimit(.minutes(10)))
    func months() async throws {
        try await withContentScene { scene in
            try await scene.invoice("A", "1", "1.00", at: "2026-11-17T10:00:00Z", on: "2026-02-28")
            try await scene.invoice("A", "2", "2.00", at: "2026-11-17T10:00:00Z", on: "2026-02-30")
            // In Berlin it is November already, and in March the clocks have not changed yet.
            try await scene.invoice("A", "3", "4.00", at: "2026-10-31T23:30:00Z")
            try await scene.invoice("A", "4", "8.00", at: "2026-10-31T22:30:00Z")
            try await scene.invoice("A", "5", "16.00", at: "2026-03-31T21:59:00Z")
            try await scene.invoice("A", "6", "32.00", at: "2026-03-31T22:00:00Z")
            try await scene.invoice("A", "7", "64.00", at: "2026-11-17T10:00:00Z", on: "2024-05-01")
            let report = try await scene.week(in: "Europe/Berlin")
            let chart = try #require(report.chart("spend-by-month-eur"))
            #expect(chart.categories.first == "2025-12")
            #expect(chart.categories.last == "2026-11")
            #expect(chart.categories.count == 12)
            let values = Dictionary(uniqueKeysWithValues: zip(chart.categories, chart.series[0].values))
            #expect(values["2026-02"] == 1)
            #expect(values["2026-03"] == 16)
            #expect(values["2026-04"] == 32)
            #expect(values["2026-10"] == 8)
            #expect(values["2026-11"] == 6)
        }
    }

    @Test("the largest vendors have a colour each, the others one together", .timeLimit(.minutes(10)))
    func others() async throws {
        try await withContentScene { scene in
            for number in 1...20 {
                try await scene.invoice(
                    "Vendor \(Self.letters(number))", "\(number)", "\(number * 10)",
                    at: "2026-11-17T10:00:00Z")
            }
            let report = try await scene.week()
            let chart = try #require(report.chart("spend-by-month-eur"))
            #expect(chart.series.count == 6)
            #expect(chart.series.last?.name == "Other")
            #expect(chart.total == 2100)
            let table = try #require(report.table("spend-by-vendor-eur"))
            #expect(table.rows.count == 16)
            #expect(table.rows.last?[0] == .text("5 other vendors"))
            #expect(table.rows.last?[2] == .euros("150"))
            #expect(table.note == "The 15 largest vendors of 20.")
        }
    }

    @Test("garbage and hostile values never fail the report", .timeLimit(.minutes(10)))
    func garbage() async throws {
        let hostile =
            "<script>alert(1)</script>=cmd|' /C calc'!A0\u{202E}\n" + String(repeating: "ÄÖ€𝛀 ", count: 1000)
        let values = [
            "", "-", "NaN", "Infinity", "1e400", "O1.2B", "999999999999999999999999999", "-0.00",
            "2026-02-30",
            "0000-00-00", "9999-99-99", "2026-11-17T00:00", "١٢٣", "'; DROP TABLE documents; --", hostile,
        ]
        try await withContentScene { scene in
            for value in values {
                try await scene.invoice(
                    value, value, value, at: "2026-11-17T10:00:00Z", on: value, due: value, currency: value,
                    iban: value, vatID: value)
                try await scene.invoice(
                    value, value, "10.00", at: "2026-11-17T10:00:00Z", iban: value, vatID: value)
                try await scene.document(
                    "contract", at: "2026-11-17T10:00:00Z", name: String(repeating: "x", count: 200),
                    fields: ["end_date": value, "parties": value, "contract_number": value])
            }
            try await scene.document(
                "contract", at: "2026-11-17T10:00:00Z",
                fields: ["end_date": "2026-12-01", "parties": hostile, "contract_number": hostile])
            let report = try await scene.week()
            let longest = report.texts.map(\.count).max() ?? 0
            #expect(longest < 600)
            #expect(report.notes.contains { $0.contains("without a readable amount") })
            for writer in [HTMLWriter(), CSVWriter(), JSONWriter()] as [any ReportWriter] {
                let files = try writer.files(of: report, named: "content")
                #expect(!files.isEmpty)
                guard writer.format == .html else { continue }
                let page = String(decoding: files[0].bytes, as: UTF8.self)
                #expect(!page.contains("<script>alert"))
            }
        }
    }

    @Test("a sum that jumps is said with its cause, one that hardly moves is not", .timeLimit(.minutes(10)))
    func news() async throws {
        try await withContentScene { scene in
            for number in 10..<40 {
                try await scene.invoice("Alpha", "A-\(number)", "100", at: "2026-11-12T10:00:00Z")
                try await scene.invoice("Alpha", "A-1\(number)", "100", at: "2026-11-18T10:00:00Z")
                try await scene.invoice("Beta", "B-\(number)", "100", at: "2026-11-12T10:00:00Z")
                try await scene.invoice("Beta", "B-1\(number)", "300", at: "2026-11-18T10:00:00Z")
                try await scene.invoice(
                    "Gamma", "C-\(number)", "10", at: "2026-11-12T10:00:00Z", currency: "USD")
                try await scene.invoice(
                    "Gamma", "C-1\(number)", "12", at: "2026-11-18T10:00:00Z", currency: "USD")
            }
            // One large bill makes a sum no news: it is one.
            try await scene.invoice("Delta", "D-1", "10", at: "2026-11-12T10:00:00Z", currency: "CHF")
            try await scene.invoice("Delta", "D-2", "900", at: "2026-11-18T10:00:00Z", currency: "CHF")
            let sentences = try await scene.week().sentences
            #expect(
                sentences.contains(
                    "Spend in EUR rose to 12,000.00 EUR (+100 % against the period before); Beta alone went from "
                        + "3,000.00 EUR to 9,000.00 EUR."))
            #expect(!sentences.contains { $0.contains("Spend in USD") || $0.contains("Spend in CHF") })
        }
    }

    private static func letters(_ number: Int) -> String {
        String(repeating: "abcdefghjkmnopqrstuvwxyz".map(String.init)[number], count: 8)
    }
}

extension ContentScene {
    /// The week of 16 to 22 November 2026.
    func week(in timeZone: String = "UTC", parameters: [String: String] = [:]) async throws -> Report {
        try await report(
            ContentReport(), from: timeZone == "UTC" ? "2026-11-16T00:00:00Z" : "2026-11-16T00:00:00+01:00",
            to: timeZone == "UTC" ? "2026-11-23T00:00:00Z" : "2026-11-23T00:00:00+01:00", in: timeZone,
            parameters: parameters)
    }
}

extension Cell {
    static func euros(_ text: String) -> Cell { .amount(Decimal(string: text) ?? .nan, currency: "EUR") }
}

extension Chart {
    fileprivate var total: Double { series.flatMap(\.values).compactMap(\.self).reduce(0, +) }
}

extension Report {
    /// All that came from documents or stands in a sentence.
    fileprivate var texts: [String] {
        let cells = sections.flatMap(\.blocks).flatMap { block in
            if case .table(let table) = block { table.rows.flatMap(\.self) } else { [Cell]() }
        }
        return sentences + cells.compactMap { if case .text(let text) = $0 { text } else { nil } }
    }
}
