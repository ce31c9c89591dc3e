import Foundation
import Publishing
import PublishingTestSupport
import Testing

@Suite struct JSONTests {
    private func object(_ report: Report) throws -> [String: any Sendable] {
        let file = try #require(try JSONWriter().files(of: report, named: "r").first)
        let object = try JSONSerialization.jsonObject(with: file.bytes)
        return try #require(object as? [String: any Sendable])
    }

    private func firstBlock(_ block: Report.Block) throws -> [String: any Sendable] {
        let sections = try object(SampleReport.report(block))["sections"] as? [[String: any Sendable]]
        return try #require((sections?.first?["blocks"] as? [[String: any Sendable]])?.first)
    }

    @Test func `rows are objects of typed values`() throws {
        let block = try firstBlock(
            .table(
                Table(
                    name: "t", title: "T",
                    columns: ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"].map { .init($0, $0) },
                    rows: [
                        [
                            .text("<b>"), .integer(7), .number(1.25, digits: 0), .percent(0.25),
                            .duration(1.5),
                            .amount(Decimal(12.5), currency: "EUR"), .day(year: 2026, month: 1, day: 2),
                            .instant(Date(timeIntervalSince1970: 1_795_474_800)), .boolean(true), .none,
                        ]
                    ])))
        let row = try #require((block["rows"] as? [[String: any Sendable]])?.first)
        #expect(row["a"] as? String == "<b>")
        #expect(row["b"] as? Int == 7)
        #expect(row["c"] as? Double == 1.25)
        #expect(row["d"] as? Double == 0.25)
        #expect(row["e"] as? Double == 1.5)
        #expect(row["f"] as? [String: String] == ["amount": "12.50", "currency": "EUR"])
        #expect(row["g"] as? String == "2026-01-02")
        #expect(row["h"] as? String == "2026-11-24T00:00:00+01:00")
        #expect(row["i"] as? Bool == true)
        #expect(row["j"] is NSNull)
        #expect(
            (block["columns"] as? [[String: String]])?.map { $0["type"] ?? "" } == [
                "text", "integer", "number", "fraction", "seconds", "amount", "day", "instant", "boolean",
                "none",
            ])
    }

    @Test func `what is no number is null`() throws {
        let table = Table(
            name: "t", title: "T", columns: [.init("a", "A")],
            rows: [[.number(.nan, digits: 1)], [.amount(.nan, currency: "EUR")], [.duration(.infinity)]])
        let rows = try firstBlock(.table(table))["rows"] as? [[String: any Sendable]]
        #expect(rows?.allSatisfy { $0["a"] is NSNull } == true)
    }

    @Test func `the report says what it is about`() throws {
        let report = try object(SampleReport.rich)
        #expect(report["schema"] as? Int == 1)
        #expect(report["name"] as? String == "operations")
        #expect(
            report["period"] as? [String: String] == [
                "start": "2026-11-24T00:00:00+01:00", "end": "2026-11-25T00:00:00+01:00",
                "timezone": "Europe/Berlin",
            ])
        let colophon = report["colophon"] as? [String: any Sendable]
        #expect(colophon?["query_seconds"] as? Double == 0.412)
        #expect(try object(SampleReport.bare)["period"] is NSNull)
    }

    @Test func `a chart gives its figures, and null where there is none`() throws {
        let chart = Chart(
            name: "c", title: "C", kind: .stackedBar, categoryTitle: "Day", categories: ["1", "2"],
            series: [.init("s", [1.5, nil])], unit: .seconds, valueTitle: "Time")
        let block = try firstBlock(.chart(chart))
        #expect(block["kind"] as? String == "stacked-bar")
        #expect(block["unit"] as? String == "seconds")
        let values = (block["series"] as? [[String: any Sendable]])?.first?["values"] as? [any Sendable]
        #expect(values?.first as? Double == 1.5)
        #expect(values?.last is NSNull)
    }
}
