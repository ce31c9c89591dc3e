import Foundation
import Publishing
import PublishingTestSupport
import Testing

@Suite struct CSVTests {
    private func text(_ table: Table, _ writer: CSVWriter = CSVWriter()) throws -> String {
        let files = writer.files(of: SampleReport.report(.table(table)), named: "r")
        #expect(files.count == 1)
        let file = try #require(files.first)
        return try #require(String(bytes: file.bytes, encoding: .utf8))
    }

    private func table(_ cells: Cell...) -> Table {
        Table(name: "t", title: "T", columns: cells.indices.map { .init("c\($0)", "C") }, rows: [cells])
    }

    @Test func `cells are typed, and numbers are never touched`() throws {
        let written = try text(
            table(
                .integer(-1_234_567), .number(-0.5, digits: 0), .percent(0.25), .duration(1e-7), .bytes(12),
                .day(year: 2026, month: 1, day: 2), .instant(Date(timeIntervalSince1970: 1_795_474_800)),
                .boolean(true), .none, .number(.infinity, digits: 1), .number(1e21, digits: 0)))
        #expect(
            written.split(separator: "\r\n").last
                == "-1234567,-0.5,0.25,0.0000001,12,2026-01-02,2026-11-24T00:00:00+01:00,true,,,1000000000000000000000"
        )
    }

    @Test func `money stands in two fields`() throws {
        let table = Table(
            name: "t", title: "T", columns: [.init("cost", "Cost"), .init("n", "N")],
            rows: [
                [.amount(Decimal(-1234.5), currency: "EUR"), .integer(1)], [.none, .integer(2)],
                [.amount(Decimal(string: "0.00425") ?? 0, currency: "USD"), .integer(3)],
            ])
        #expect(
            try text(table)
                == "cost,cost_currency,n\r\n-1234.50,EUR,1\r\n,,2\r\n0.00425,USD,3\r\n")
    }

    @Test(arguments: ["=1+2", "+49 30", "-1", "@SUM(A1)", "\tx", "\rx"])
    func `text that a spreadsheet would compute is told to be text`(_ hostile: String) throws {
        #expect(try CSVReader.records(text(table(.text(hostile)))) == [["c0"], ["'" + hostile]])
    }

    @Test func `hostile text comes back as it was`() throws {
        let texts = SampleReport.hostileTexts
        let table = Table(
            name: "t", title: "T", columns: [.init("a", "A"), .init("b,\"", "B")],
            rows: texts.map { [.text($0), .text("\($0), \"quoted\"\r\n")] })
        let records = try CSVReader.records(text(table))
        #expect(records.first == ["a", "b,\""])
        func defused(_ text: String) -> String {
            text.first.map { "=+-@\t\r".contains($0) } == true ? "'" + text : text
        }
        #expect(records.dropFirst().map { $0[0] } == texts.map(defused))
        #expect(records.dropFirst().map { $0[1] } == texts.map { defused("\($0), \"quoted\"\r\n") })
    }

    @Test func `a byte order mark is there only if asked for`() throws {
        #expect(try text(table(.integer(1))) == "c0\r\n1\r\n")
        let marked = CSVWriter(byteOrderMark: true).files(
            of: SampleReport.report(.table(table(.integer(1)))), named: "r")
        #expect(marked.first?.bytes == Data([0xEF, 0xBB, 0xBF]) + Data("c0\r\n1\r\n".utf8))
    }

    @Test func `each table has a file, sums and notes have not`() throws {
        let files = CSVWriter().files(of: SampleReport.rich, named: "operations-2026-11-24")
        #expect(files.map(\.name) == SampleReport.rich.tables.map { "operations-2026-11-24-\($0.name).csv" })
        let pipelines = try #require(String(bytes: files[0].bytes, encoding: .utf8))
        #expect(try CSVReader.records(pipelines).count == 4)
    }

    @Test func `an empty table has its head`() throws {
        #expect(try text(Table(name: "t", title: "T", columns: [.init("a", "A")], rows: [])) == "a\r\n")
    }
}
