import Foundation
import Publishing
import PublishingTestSupport
import Testing

@testable import Workbooks

@Suite("A workbook")
struct WorkbookWriterTests {
    @Test("keeps the contract of all writers")
    func keepsTheContract() {
        #expect(ReportWriterContract.breaches(of: WorkbookWriter()) == [])
    }

    private static let berlin = TimeZone(identifier: "Europe/Berlin") ?? .gmt
    private static let period = Period(
        start: Date(timeIntervalSince1970: 1_795_302_000), end: Date(timeIntervalSince1970: 1_795_388_400),
        timeZone: berlin)

    private static func report(_ blocks: Report.Block...) -> Report {
        Report(
            name: "r", title: "A report", period: period,
            sections: [.init(title: "All", blocks: blocks)],
            colophon: Colophon(
                parameters: [.init("days", "7")], generatedAt: period.end, queryTime: 0.25, version: "1.2.3"))
    }

    private static func table(_ rows: [[Cell]], totals: [Cell]? = nil) -> Table {
        let count = rows.first?.count ?? 1
        return Table(
            name: "t", title: "T", columns: (0..<count).map { .init("c\($0)", "C\($0)", isFigure: $0 > 0) },
            rows: rows, totals: totals, whenEmpty: "Nothing at all.", note: "a remark")
    }

    @Test(
        "holds each kind of cell as what it is",
        arguments: [
            (.integer(-12_480), -12_480, "#,##0"), (.number(3.14159, digits: 2), 3.14159, "#,##0.00"),
            (.amount(Decimal(string: "1234.5") ?? 0, currency: "EUR"), 1234.5, "#,##0.00 \"EUR\""),
            (.amount(Decimal(string: "0.00042") ?? 0, currency: "USD"), 0.00042, "#,##0.00000 \"USD\""),
            (.amount(7000, currency: "JPY"), 7000, "#,##0 \"JPY\""), (.percent(0.256), 0.256, "0.0%"),
            (.duration(1.5), 1.5, "#,##0.0## \"s\""),
            (.bytes(48_211), 48_211, "[<1000]0 \"B\";0.0, \"kB\""),
            (
                .bytes(48_211_004_113), 48_211_004_113,
                "[>=1000000000]#,##0.0,,, \"GB\";[>=1000000]0.0,, \"MB\";0.0, \"kB\""
            ),
            // LibreOffice's =DATE(2026;11;25), and 14:30:15 in Berlin, an hour before UTC.
            (.day(year: 2026, month: 11, day: 25), 46_351, "yyyy-mm-dd"),
            (
                .instant(Date(timeIntervalSince1970: 1_795_613_415)), 46_351 + 52_215.0 / 86_400,
                "yyyy-mm-dd hh:mm:ss"
            ),
        ] as [(Cell, Double, String)])
    func holdsNumbers(cell: Cell, number: Double, format: String) throws {
        let book = try ReadWorkbook(Self.report(.table(Self.table([[cell]]))))
        let found = try #require(book["t"]?.cells["A2"])
        #expect(abs((found.number ?? .nan) - number) < 1e-9)
        #expect(found.numberFormat == format)
    }

    @Test("holds what is no number, or none that a cell can hold, as nothing or as text")
    func holdsTheRest() throws {
        let cells: [Cell] = [
            .boolean(true), .none, .number(.nan, digits: 1), .duration(.infinity), .integer(1 << 60),
            .day(year: 1066, month: 10, day: 14), .text(""), .amount(.nan, currency: "EUR"),
        ]
        let sheet = try #require(try ReadWorkbook(Self.report(.table(Self.table([cells]))))["t"])
        #expect(sheet.cells["A2"]?.type == "b" && sheet.cells["A2"]?.text == "1")
        #expect(["B2", "C2", "D2", "G2", "H2"].allSatisfy { sheet.cells[$0] == nil })
        #expect(sheet.cells["E2"]?.string == "1152921504606846976")
        #expect(sheet.cells["F2"]?.string == "1066-10-14")
    }

    @Test("shows the durations of a column in one unit, as times where they are long")
    func unifiesDurations() throws {
        let short = Self.table([[.duration(0.2)], [.duration(59)]])
        let long = Self.table([[.duration(30)], [.duration(90_061)]])
        let mixed = Self.table([[.duration(0.5)], [.duration(3600)]], totals: [.duration(3600.5)])
        let expected: [(Table, [Double], String)] = [
            (short, [0.2, 59], "#,##0.0## \"s\""), (long, [30 / 86_400, 90_061 / 86_400], "[h]:mm:ss"),
            (mixed, [0.5 / 86_400, 1.0 / 24, 3600.5 / 86_400], "[h]:mm:ss.0"),
        ]
        for (table, values, format) in expected {
            let sheet = try #require(try ReadWorkbook(Self.report(.table(table)))["t"])
            for (row, value) in values.enumerated() {
                let cell = try #require(sheet.cells["A\(row + 2)"])
                #expect(abs((cell.number ?? .nan) - value) < 1e-12)
                #expect(cell.numberFormat == format)
            }
        }
    }

    @Test("has no formula and no link, whatever documents say, and gives their text back as it was")
    func staysData() throws {
        let texts =
            SampleReport.hostileTexts + ["_x0041_", "=HYPERLINK(\"http://x\")", "http://x", "mailto:a@b.c"]
        let book = try ReadWorkbook(Self.report(.table(Self.table(texts.map { [.text($0), .text("end")] }))))
        let sheet = try #require(book["t"])
        for (index, text) in texts.enumerated() {
            let expected = text.replacing(/[\0\u{7}\u{1B}\u{FFFE}]/, with: "\u{FFFD}")
            #expect(sheet.cells["A\(index + 2)"]?.string ?? "" == expected)
            #expect(sheet.cells["B\(index + 2)"]?.string == "end")
        }
        let whole = try ReadWorkbook(SampleReport.hostile)
        #expect(whole.sheets.allSatisfy { $0.cells.values.allSatisfy { !$0.hasFormula } })
        for (path, part) in whole.parts where path.hasSuffix(".rels") {
            #expect(!String(decoding: part, as: UTF8.self).contains("External"), "\(path)")
        }
        for (path, part) in whole.parts where path.hasSuffix(".xml") {
            #expect(throws: Never.self, "\(path) is XML") { try Elements.of(part, named: []) }
        }
    }

    @Test("cuts a text that no cell holds, between two characters, and says so")
    func cutsLongText() throws {
        let long = String(repeating: "😀", count: 20_000)
        let book = try ReadWorkbook(Self.report(.table(Self.table([[.text(long)]]))))
        let text = try #require(book["t"]?.cells["A2"]?.string)
        #expect(text.utf16.count <= 32_767 && text.utf16.count > 32_750)
        #expect(text.hasSuffix("😀… [cut]"))
    }

    @Test("has a head that stays in sight, filters, bold heads and totals, and columns that fit")
    func isReadable() throws {
        let rows: [[Cell]] = [
            [.text("a vendor with quite a long name"), .integer(1)], [.text("b"), .integer(2)],
        ]
        let book = try ReadWorkbook(
            Self.report(.table(Self.table(rows, totals: [.text("Total"), .integer(3)]))))
        let sheet = try #require(book["t"])
        #expect(sheet.frozenRows == 1 && sheet.filter == "A1:B3")
        #expect(sheet.cells["A1"]?.isBold == true && sheet.cells["A2"]?.isBold == false)
        #expect(sheet.cells["B4"]?.number == 3 && sheet.cells["B4"]?.isBold == true)
        #expect(sheet.cells["A6"]?.string == "a remark")
        #expect((31...41).contains(sheet.widths[0]) && sheet.widths[1] < 12)
    }

    @Test("says that there is nothing where there is nothing")
    func saysNothing() throws {
        var table = Self.table([[.integer(1)]])
        table.rows = []
        let sheet = try #require(try ReadWorkbook(Self.report(.table(table)))["t"])
        #expect(sheet.cells["A2"]?.string == "Nothing at all." && sheet.filter == nil)
    }

    @Test("says what it leaves out of a table that no sheet holds")
    func respectsLimits() throws {
        let rows: [[Cell]] = (1...20).map { [.integer($0)] }
        let writer = WorkbookWriter(limits: SheetLimits(mostRows: 15))
        let sheet = try #require(try ReadWorkbook(Self.report(.table(Self.table(rows))), writer)["t"])
        #expect(sheet.cells["A16"]?.number == 15 && sheet.cells["A17"] == nil)
        #expect(sheet.cells["A19"]?.string?.contains("15 of 20 rows") == true)
    }

    @Test(
        "says the same when it is written row by row", arguments: [SampleReport.rich, SampleReport.hostile])
    func isTheSameWhenFrugal(report: Report) throws {
        let usual = try ReadWorkbook(report)
        let frugal = try ReadWorkbook(report, WorkbookWriter(limits: SheetLimits(mostCellsInMemory: 0)))
        #expect(usual.sheets.map(\.name) == frugal.sheets.map(\.name))
        for (usual, frugal) in zip(usual.sheets, frugal.sheets) {
            let values = { (sheet: ReadWorkbook.Sheet) in
                sheet.cells.mapValues { [$0.text, $0.numberFormat] }
            }
            #expect(values(usual) == values(frugal), "\(usual.name)")
        }
    }

    @Test("gives every sheet a name that Excel takes, and none twice")
    func namesSheets() {
        var names = SheetNames()
        let wanted = [
            "stages", "Stages", "a/b:c*?[]", "'quoted'", "", "  ", "History",
            String(repeating: "x", count: 40),
            String(repeating: "x", count: 50), String(repeating: "😀", count: 20), "tab\tand\u{7}bell",
        ]
        let given = wanted.map { names.next($0) }
        #expect(
            given == [
                "stages", "Stages (2)", "a-b-c----", "quoted", "Sheet", "Sheet (2)", "History (2)",
                String(repeating: "x", count: 31), String(repeating: "x", count: 27) + " (2)",
                String(repeating: "😀", count: 15), "tab-and\u{FFFD}bell",
            ])
    }

    @Test("begins with a summary: figures, what they mean, where the tables are, how it was made")
    func beginsWithSummary() throws {
        let book = try ReadWorkbook(SampleReport.rich)
        let summary = try #require(book.sheets.first)
        let texts = Set(summary.cells.values.compactMap(\.string))
        #expect(summary.name == "Summary")
        #expect(
            texts.isSuperset(of: [
                "Documents stored", "At a glance", "How this report was made", "Query time",
            ]))
        #expect(texts.contains { $0.hasPrefix("Bad: 26 more documents") })
        #expect(summary.cells.values.contains { $0.number == 12_480 })
        #expect(book.sheets.dropFirst().dropLast().allSatisfy { texts.contains($0.name) })
    }

    @Test("draws charts of its own from figures beside them, with titles, units and touching bars")
    func drawsCharts() throws {
        let book = try ReadWorkbook(SampleReport.rich)
        let sheet = try #require(book["Charts"])
        #expect(sheet.cells["A2"]?.string == "Hour")
        let kinds = book.charts.map { chart in
            ["c:lineChart", "\"stacked\"", "<c:gapWidth val=\"0\"/>", "c:barChart"].first {
                chart.contains($0)
            }
        }
        #expect(
            kinds == [
                "\"stacked\"", "c:lineChart", "<c:gapWidth val=\"0\"/>", "c:barChart", "c:barChart",
            ])
        #expect(book.charts[1].contains("Throughput (pages/h)"))
        #expect(book.charts[3].contains("p95 (s)"))
        #expect(book.charts[2].contains("Charts!$B$"))
        #expect(sheet.cells.values.contains { $0.string == "Nothing took longer than promised." })
    }
}
