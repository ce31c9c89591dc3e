import Foundation
import Publishing
import PublishingTestSupport
import Testing

@testable import Typesetting

@Suite struct TableLayoutTests {
    private func layout(_ columns: [(title: String, cell: Cell)], paper: Paper = .a4) -> TableLayout {
        TableLayout(
            Table(
                name: "t", title: "T",
                columns: columns.enumerated().map {
                    .init("c\($0.offset)", $0.element.title, isFigure: !$0.element.cell.isText)
                },
                rows: [columns.map(\.cell)]), Wording(timeZone: .gmt), paper: paper)
    }

    private let sentence = Cell.text(String(repeating: "several words of a sentence ", count: 8))

    @Test(arguments: Paper.allCases) func `a table is no wider than its page, whatever is in it`(
        _ paper: Paper
    ) {
        for count in [1, 2, 5, 9, 14, 30] {
            for cell in [
                Cell.integer(123_456_789), .text("short"), sentence, .text(SampleReport.hostileTexts[23]),
            ] {
                let layout = layout(
                    Array(repeating: ("A head of three words", cell), count: count), paper: paper)
                let room = PageShape(paper, isLandscape: layout.isLandscape).body.width
                #expect(layout.width <= room + 0.01, "\(count) columns of \(cell)")
                #expect(layout.columns.count == count)
                for (one, next) in zip(layout.columns, layout.columns.dropFirst()) {
                    #expect(one.x + one.width < next.x)
                }
            }
        }
    }

    @Test func `a page is turned only for what would not fit upright`() {
        #expect(!layout(Array(repeating: ("Count", .integer(1_234)), count: 8)).isLandscape)
        #expect(layout(Array(repeating: ("Count", .integer(1_234_567_890)), count: 10)).isLandscape)
    }

    @Test func `a figure is never broken when there is room for all`() {
        let layout = layout([
            ("Name", sentence), ("Remark", sentence), ("Total", .amount(1_234_567, currency: "EUR")),
        ])
        #expect(layout.columns[2].width >= TextWidth.of("1,234,567.00 EUR", size: layout.textSize))
    }

    @Test func `short text stays on one line, long text gives way`() {
        let layout = layout([
            ("Vendor", .text("Nordwind Logistik GmbH")), ("Remark", sentence), ("Remark", sentence),
        ])
        #expect(layout.columns[0].width >= TextWidth.of("Nordwind Logistik GmbH", size: layout.textSize))
    }
}
