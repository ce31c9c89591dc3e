import Documents
import Extraction
import Testing

@testable import Reading

@Suite("Workbooks", .timeLimit(.minutes(10)))
struct WorkbookTests {
    private func makeWorkbook(
        _ paper: DrawnPaper, _ name: String, sheets: [String], strings: String = "", styles: String = ""
    ) throws {
        let names = sheets.indices.map { "<sheet name=\"S\($0)\" r:id=\"rId\($0 + 1)\" xmlns:r=\"r\"/>" }
            .joined()
        var others = sheets.enumerated().map { number, rows in
            (
                "worksheet",
                DrawnPaper.Part(
                    "xl/worksheets/sheet\(number).xml",
                    "<worksheet><sheetData>\(rows)</sheetData></worksheet>")
            )
        }
        others.append(("sharedStrings", .init("xl/sharedStrings.xml", "<sst>\(strings)</sst>")))
        others.append(("styles", .init("xl/styles.xml", "<styleSheet>\(styles)</styleSheet>")))
        try paper.makeOfficeOpen(
            name, kind: "spreadsheetml.sheet", main: "xl/workbook.xml",
            text: "<workbook><sheets>\(names)</sheets></workbook>", others: others)
    }

    @Test("A sheet is a page, a row a line; empty columns and all but one of empty rows are left out")
    func sheets() async throws {
        let paper = try DrawnPaper()
        try makeWorkbook(
            paper, "book.xlsx",
            sheets: [
                """
                <row r="1"><c r="A1" t="s"><v>0</v></c><c r="XFD1" t="s"><v>1</v></c></row>
                <row r="900000"><c r="XFD900000"><v>4.5</v></c></row>
                """, "<row><c t=\"inlineStr\"><is><t>next</t></is></c><c t=\"b\"><v>1</v></c></row>",
            ], strings: "<si><t>Item</t></si><si><r><t>Pri</t></r><r><t>ce</t></r><rPh><t>x</t></rPh></si>")
        let document = try await paper.read("book.xlsx")
        await paper.pool.shutdown()
        #expect(document.mediaType == .xlsx)
        #expect(document.pages.map(\.text) == ["S0\nItem Price\n\n 4.5", "S1\nnext TRUE"])
    }

    @Test("Numbers are read as they are shown, and dates as ISO 8601")
    func formats() async throws {
        let paper = try DrawnPaper()
        try makeWorkbook(
            paper, "formats.xlsx",
            sheets: [
                """
                <row><c s="1"><v>45000</v></c><c s="2"><v>1234567.5</v></c><c s="3"><v>0.195</v></c><c><v>0.1</v></c>
                <c s="9"><v>7</v></c></row>
                """
            ],
            styles: """
                <numFmts><numFmt numFmtId="200" formatCode="#,##0.00\\ &quot;€&quot;"/></numFmts>
                <cellXfs><xf/><xf numFmtId="14"/><xf numFmtId="200"/><xf numFmtId="10"/></cellXfs>
                """)
        #expect(try await paper.pages(of: "formats.xlsx") == ["S0\n2023-03-15 1,234,567.50 € 19.50% 0.1 7"])
    }

    @Test(
        "A format's code says how a number is shown",
        arguments: [
            ("General", 1234.5, "1234.5"), ("General", 3, "3"), ("0.00", 2.345, "2.35"),
            ("#,##0", 1234567, "1,234,567"),
            ("#,##0.00;[Red]-#,##0.00", -1234.5, "-1,234.50"), ("0%", 0.07, "7%"),
            ("[$€-407]#,##0.00", 12, "€12.00"),
            ("_-* #,##0.00 [$kr-41D]_-", 12, "12.00 kr"), ("0.00E+00", 12345, "1.23E+04"),
            ("# ?/?", 0.5, "0.5"),
            ("dd/mm/yyyy", 45000, "2023-03-15"), ("dd.mm.yyyy hh:mm", 45000.5, "2023-03-15 12:00"),
            ("h:mm AM/PM", 0.75, "18:00"), ("[h]:mm", 1.5, "36:00"), ("mmm-yy", 45000, "2023-03-15"),
            ("@", 5, "5"), ("0", -0.2, "0"), ("yyyy", 1e12, "1000000000000"), ("d", 59, "1900-02-28"),
            ("d", 61, "1900-03-01"), ("0.0\"kg\"", 3, "3.0 kg"),
        ] as [(String, Double, String)])
    func codes(code: String, number: Double, shown: String) {
        #expect(CellFormat(code).write(number, countingFrom1904: false) == shown)
    }

    @Test("A workbook of an old Macintosh counts days from 1904")
    func days() {
        #expect(CellFormat("yyyy-mm-dd").write(43538, countingFrom1904: true) == "2023-03-15")
    }

    @Test("Columns have letters", arguments: [("A1", 0), ("Z9", 25), ("AA10", 26), ("XFD1", 16383)])
    func columns(reference: String, column: Int) {
        #expect(CellReference.column(of: reference) == column)
    }

    @Test("No reference is no column", arguments: ["", "12", "ABCD1"])
    func noColumn(reference: String) {
        #expect(CellReference.column(of: reference) == nil)
    }
}
