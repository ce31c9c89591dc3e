import Foundation
import Publishing
import Reports
import Testing

@Suite("The content report: what is due, ends, and came twice")
struct ContentDuesTests {
    @Test("lists invoices by their due day, seen from the end of the period", .timeLimit(.minutes(10)))
    func due() async throws {
        try await withContentScene { scene in
            for (number, day) in [
                ("last-week", "2026-11-22"), ("today", "2026-11-23"), ("in-14-days", "2026-12-07"),
                ("in-15-days", "2026-12-08"), ("long-ago", "2026-10-01"), ("impossible", "2026-11-31"),
            ] {
                try await scene.invoice("Alpha", number + " 1", "10.00", at: "2026-10-01T10:00:00Z", due: day)
            }
            try await scene.invoice(
                "Alpha", "D-2", "7.00", at: "2026-10-01T10:00:00Z", due: "2026-11-30", currency: "USD")
            try await scene.invoice(
                "Alpha", "D-3", nil, at: "2026-10-01T10:00:00Z", due: "2026-11-30", currency: nil)
            try await scene.invoice(
                "Alpha", "D-4", "1.00", at: "2026-10-01T10:00:00Z", due: "2026-11-30", category: "receipt")
            // The same once more.
            try await scene.invoice(
                "Alpha", "D-2", "7.00", at: "2026-10-02T10:00:00Z", due: "2026-11-30", currency: "USD")

            let report = try await scene.week()
            let soon = try #require(report.table("due-soon"))
            #expect(
                soon.column("number") == [
                    .text("today 1"), .text("D-2"), .text("D-3"), .text("in-14-days 1"),
                ])
            #expect(
                soon.column("amount") == [.euros("10"), .amount(7, currency: "USD"), .none, .euros("10")])
            #expect(report.table("past-due")?.column("number") == [.text("last-week 1")])
            #expect(report.headline("Invoices due soon")?.value == .integer(4))
            #expect(report.headline("Past their due day")?.value == .integer(1))
            let totals = try #require(report.table("payments-by-currency"))
            #expect(totals.rows[0] == [.text("Due soon"), .text("EUR"), .integer(2), .euros("20")])
            #expect(totals.rows.last == [.text("Past due"), .text("EUR"), .integer(1), .euros("10")])
            #expect(report.notes.contains { $0.contains("Payments are not known here") })

            let wider = try await scene.week(parameters: ["due-within": "15d", "overdue-within": "60d"])
            #expect(wider.headline("Invoices due soon")?.value == .integer(5))
            #expect(wider.headline("Past their due day")?.value == .integer(2))
        }
    }

    @Test(
        "contracts end, certificates and passports expire, invoices' service periods do neither",
        .timeLimit(.minutes(10)))
    func endings() async throws {
        try await withContentScene { scene in
            try await scene.document(
                "contract", at: "2024-01-01T00:00:00Z",
                fields: ["end_date": "2026-12-31", "parties": "Alpha; Beta", "contract_number": "V-1"])
            try await scene.document(
                "contract", at: "2024-01-01T00:00:00Z", fields: ["end_date": "2027-02-22"])
            try await scene.document(
                "contract", at: "2024-01-01T00:00:00Z", fields: ["end_date": "2026-11-22"])
            try await scene.document(
                "passport", at: "2024-01-01T00:00:00Z",
                fields: ["expiry_date": "2027-01-01", "holder_name": "Ada"])
            try await scene.document("lease", at: "2024-01-01T00:00:00Z", fields: ["end_date": "2027-01-02"])
            try await scene.document(
                "invoice", at: "2024-01-01T00:00:00Z", fields: ["end_date": "2026-12-31"])
            let report = try await scene.week()
            let contracts = try #require(report.table("contracts-that-end"))
            #expect(contracts.rows.count == 1)
            #expect(contracts.rows[0][0] == .day(year: 2026, month: 12, day: 31))
            #expect(contracts.rows[0][2] == .text("Alpha; Beta"))
            #expect(
                report.table("papers-that-expire")?.column("category") == [.text("passport"), .text("lease")])
            #expect(report.headline("Contracts that end soon")?.value == .integer(1))
            let later = try await scene.week(parameters: ["ends-within": "91d"])
            #expect(later.headline("Contracts that end soon")?.value == .integer(2))
        }
    }

    @Test("files that came again are counted with their originals", .timeLimit(.minutes(10)))
    func copies() async throws {
        try await withContentScene { scene in
            let first = try await scene.document("letter", at: "2026-11-01T00:00:00Z", name: "a.pdf")
            let second = try await scene.document("letter", at: "2026-11-01T00:00:00Z", name: "b.pdf")
            for time in ["2026-11-16T00:00:00Z", "2026-11-22T23:59:59Z"] {
                try await scene.arrival(of: first, at: time, outcome: "duplicate", folder: "scans")
            }
            try await scene.arrival(of: second, at: "2026-11-17T00:00:00Z", outcome: "duplicate")
            try await scene.arrival(of: second, at: "2026-11-15T23:59:59Z", outcome: "duplicate")
            try await scene.arrival(of: nil, at: "2026-11-17T00:00:00Z", outcome: "refused")
            let report = try await scene.week()
            #expect(
                report.headline("Copies turned away")
                    == Headline("Copies turned away", .integer(3), before: .integer(1)))
            let table = try #require(report.table("copies-turned-away"))
            #expect(table.column("file") == [.text("a.pdf"), .text("b.pdf")])
            #expect(table.column("copies") == [.integer(2), .integer(1)])
            #expect(table.column("folders") == [.text("scans"), .text("inbox")])
        }
    }

    @Test("categories and languages are compared with the period before", .timeLimit(.minutes(10)))
    func mix() async throws {
        try await withContentScene { scene in
            for hour in 10..<20 {
                try await scene.document("letter", at: "2026-11-12T\(hour):00:00Z", language: "fr")
            }
            for minute in 10..<50 { try await scene.document("letter", at: "2026-11-17T10:\(minute):00Z") }
            try await scene.document(nil, at: "2026-11-17T10:00:00Z", state: "in-flight", language: nil)
            try await scene.document("report", at: "2026-11-16T00:00:00Z")
            try await scene.document("report", at: "2026-11-23T00:00:00Z")
            let report = try await scene.week()
            let table = try #require(report.table("documents-by-category"))
            #expect(table.column("category") == [.text("letter"), .text("report"), .text("not known")])
            #expect(table.column("documents") == [.integer(40), .integer(1), .integer(1)])
            #expect(table.column("documents_before") == [.integer(10), .integer(0), .integer(0)])
            #expect(table.totals == [.text("All"), .integer(42), .percent(1), .integer(10)])
            #expect(
                report.table("documents-by-language")?.column("language") == [
                    .text("de"), .text("not known"), .text("fr"),
                ])
            #expect(report.sentences == ["letter: 40 documents arrived, after 10 in the period before."])
        }
    }

    @Test("a quiet week still shows the year", .timeLimit(.minutes(10)))
    func quiet() async throws {
        try await withContentScene { scene in
            try await scene.invoice("Alpha", "A-1", "10.00", at: "2026-06-01T10:00:00Z", currency: "USD")
            let report = try await scene.week()
            #expect(report.chart("spend-by-month-usd")?.series[0].values[6] == 10)
            #expect(report.table("spend-by-vendor-usd")?.rows.isEmpty == true)
            #expect(report.headline("Spend, USD") == nil)
        }
    }

    @Test("an empty database reads right", .timeLimit(.minutes(10)))
    func empty() async throws {
        try await withContentScene { scene in
            let report = try await scene.week()
            #expect(report.sentences.isEmpty)
            #expect(report.table("spend-by-currency")?.rows.isEmpty == true)
            #expect(report.headline("Bills out of the ordinary")?.value == .integer(0))
            #expect(!HTMLWriter().files(of: report, named: "content").isEmpty)
        }
    }
}
