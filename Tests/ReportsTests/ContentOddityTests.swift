import Foundation
import Postgres
import Publishing
import Reports
import Testing

@Suite("The content report: bills out of the ordinary")
struct ContentOddityTests {
    private static let account = "DE89370400440532013000"
    private static let other = "GB82WEST12345698765432"

    @Test("each kind is found, once", .timeLimit(.minutes(10)))
    func found() async throws {
        try await withContentScene { scene in
            // A year of quiet bills: twelve of Alpha, sixty of others, so that first bills have a level.
            for month in 1...10 {
                for day in 1...6 {
                    try await scene.invoice(
                        "Vendor \(String(repeating: "abcdef".map(String.init)[day - 1], count: 9))",
                        "V-\(month)-\(day)",
                        "\(90 + month)", at: Self.day(month, day))
                }
                try await scene.invoice(
                    "Alpha Works GmbH", "A-100\(month)", "\(500 + month)", at: Self.day(month, 7),
                    iban: Self.account)
            }
            let dear = try await scene.invoice(
                "Alpha Works GmbH", "A-2000", "5000", at: "2026-11-17T10:00:00Z", iban: Self.account)
            let tiny = try await scene.invoice(
                "ALPHA WORKS", "A-2001", "5.05", at: "2026-11-17T11:00:00Z", iban: Self.account)
            let hijacked = try await scene.invoice(
                "Alpha Works GmbH", "A-2002", "505", at: "2026-11-17T12:00:00Z", iban: Self.other)
            let foreign = try await scene.invoice(
                "Alpha Works GmbH", "A-2003", "505", at: "2026-11-17T13:00:00Z", currency: "CHF",
                iban: Self.account)
            let again = try await scene.invoice(
                "Alpha Works GmbH", "A-1009", "409", at: "2026-11-17T14:00:00Z", iban: Self.account)
            let newcomer = try await scene.invoice("Newcomer Ltd", "N-1", "4000", at: "2026-11-17T15:00:00Z")
            try await scene.invoice("Modest Ltd", "M-1", "40", at: "2026-11-17T15:00:00Z")
            let wrong = try await scene.invoice(
                "Alpha Works GmbH", "A-2004", "505", at: "2026-11-17T16:00:00Z", iban: Self.account,
                findings: [("total-mismatch", "error")])
            try await scene.invoice(
                "Alpha Works GmbH", "A-2005", "505", at: "2026-11-17T17:00:00Z", iban: Self.account)

            let report = try await scene.week()
            let table = try #require(report.table("out-of-the-ordinary"))
            let expected: [(String, UUID)] = [
                ("New account", hijacked), ("Same number, other amount", again), ("Unusual amount", tiny),
                ("Unusual amount", dear), ("Large first bill", newcomer), ("New currency", foreign),
                ("Sum doesn't add up", wrong),
            ]
            #expect(table.column("what") == expected.map { .text($0.0) })
            #expect(table.column("document_id") == expected.map { .text($0.1.uuidString.lowercased()) })
            #expect(
                Array(table.column("compare").prefix(2)) == [
                    .text("\(Self.account) → \(Self.other)"), .text("before: 509.00 EUR"),
                ])
            #expect(report.headline("Bills out of the ordinary")?.value == .integer(7))
            #expect(
                report.sentences.first?.contains(
                    "an account that the vendor had not used before (Alpha Works") == true)
        }
    }

    @Test(
        "a misread account, a first account and vendors that are all new are no news",
        .timeLimit(.minutes(10))
    )
    func notFound() async throws {
        try await withContentScene { scene in
            for number in 1...5 {
                try await scene.invoice(
                    "Alpha Works", "A-\(number)", "100", at: Self.day(number, 1), iban: Self.account)
                try await scene.invoice("Beta Works", "B-\(number)", "100", at: Self.day(number, 1))
                try await scene.invoice(
                    "Gamma \(number)\(number) Works", "C-1", "1000", at: "2026-11-18T10:00:00Z")
            }
            let broken = Self.account.replacing("0532", with: "0533")
            try await scene.invoice("Alpha Works", "A-9", "100", at: "2026-11-17T10:00:00Z", iban: broken)
            try await scene.invoice("Beta Works", "B-9", "100", at: "2026-11-17T10:00:00Z", iban: Self.other)
            let report = try await scene.week()
            #expect(report.table("out-of-the-ordinary")?.rows.isEmpty == true)
        }
    }

    @Test("random clean bills raise hardly an alarm", .timeLimit(.minutes(10)))
    func falseAlarms() async throws {
        try await withContentScene { scene in
            try await scene.database.transaction { connection in
                var generator = FixedGenerator(seed: 42)
                for number in 0..<1200 {
                    let vendor = number % 20
                    let amount = exp(5 + Double(vendor) / 5 + 0.4 * generator.nextNormal())
                    let arrived = moment("2025-12-01T00:00:00Z").addingTimeInterval(Double(number) * 25_000)
                    let id = UUID()
                    try connection.execute(
                        """
                        INSERT INTO documents (id, sha256, size, name, pipeline, pipeline_version, arrived_at, category)
                        VALUES (\(id), repeat('0', 64), 1, 'a.pdf', 'default', 'v1', \(arrived), 'invoice')
                        """)
                    for (position, field) in [
                        (
                            "vendor_name",
                            "Vendor \("abcdefghijklmnopqrst".map(String.init)[vendor]) and Company"
                        ),
                        ("invoice_number", "RE-\(number)"), ("total_amount", String(format: "%.2f", amount)),
                        ("currency", "EUR"),
                    ].enumerated() {
                        try connection.execute(
                            """
                            INSERT INTO fields (document_id, position, name, value, text, confidence, source)
                            VALUES (\(id), \(position), \(field.0), \(field.1), \(field.1), 1, 'analyzer/label')
                            """)
                    }
                    try connection.execute(
                        "UPDATE documents SET state = 'stored', finished_at = arrived_at WHERE id = \(id)")
                }
            }
            let report = try await scene.report(
                ContentReport(), from: "2026-05-01T00:00:00Z", to: "2026-12-01T00:00:00Z")
            guard case .integer(let alarms) = report.headline("Bills out of the ordinary")?.value else {
                Issue.record("no headline")
                return
            }
            #expect(alarms <= 2)
            #expect(report.headline("Bills stored twice")?.value == .integer(0))
        }
    }

    private static func day(_ month: Int, _ day: Int) -> String {
        "2026-\(month < 10 ? "0" : "")\(month)-0\(day)T10:00:00Z"
    }
}
