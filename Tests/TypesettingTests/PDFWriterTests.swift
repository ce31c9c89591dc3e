import Foundation
import Publishing
import PublishingTestSupport
import Testing

@testable import Typesetting

@Suite struct PDFWriterTests {
    private func pdf(_ report: Report, on paper: Paper = .a4) throws -> PDFReading {
        let file = try #require(try PDFWriter(paper: paper).files(of: report, named: "r").first)
        return try PDFReading(file.bytes)
    }

    @Test(arguments: Paper.allCases)
    func `a long table has its head on every page and each row once`(_ paper: Paper) throws {
        let rows = 700
        let texts = try pdf(SampleReport.report(.table(SampleReport.longTable(rows: rows))), on: paper)
            .texts()
        #expect(texts.count > 10)
        let tablePages = texts.filter { $0.contains("-name") }
        for (index, text) in tablePages.enumerated() {
            #expect(text.contains("Time to store") && text.contains("Stored at"))
            #expect(text.contains("Slowest documents, continued") == (index > 0))
        }
        let all = texts.joined(separator: "\n")
        for row in 1...rows {
            #expect(all.components(separatedBy: "row-\(row)-name").count == 2, "row \(row)")
        }
        let last = try #require(tablePages.last)
        #expect(
            last.contains("sum-of-all") && last.contains("row-\(rows)-name")
                && last.contains("row-\(rows - 1)-name"))
        #expect(last.contains("The slowest of all."))
        #expect(all.components(separatedBy: "sum-of-all").count == 2)
    }

    @Test func `every page says which it is of how many`() throws {
        let texts = try pdf(SampleReport.report(.table(SampleReport.longTable(rows: 200)))).texts()
        for (index, text) in texts.enumerated() {
            #expect(text.contains("page \(index + 1) of \(texts.count)"))
            #expect(text.contains("Operations") && text.contains("24 November 2026"))
        }
    }

    @Test func `nothing that people should read is missing`() throws {
        let all = try pdf(SampleReport.rich).texts().joined(separator: "\n")
        for text in [
            "At a glance", "12,480", "+12 % from 11,102", "−0.6 points", "encrypted PDFs from one sender",
            "Documents by hour",
            "Contracts", "48.2 GB", "for over an hour.", "Model provider slow from 14:00.",
            "ООО «Северный ветер»",
            "Nothing took longer than promised.", "Times are of finished attempts only.", "412 ms",
            "A2D2 0.3.0", "15 min",
        ] {
            #expect(all.replacing("\u{A0}", with: " ").contains(text), "\(text)")
        }
    }

    @Test(arguments: ReportWriterContract.reports, Paper.allCases)
    func `no letter leaves the page`(_ report: Report, _ paper: Paper) throws {
        let pdf = try self.pdf(report, on: paper)
        for page in 0..<pdf.pageCount {
            let size = try pdf.size(ofPage: page)
            let boxes = try pdf.letterBoxes(ofPage: page)
            let areInside = boxes.allSatisfy { box in
                box.x >= 20 && box.right <= size.width - 20 && box.y >= 20
                    && box.bottom <= size.height - 20
            }
            #expect(areInside, "page \(page + 1) of \(report.title.prefix(20))")
        }
    }

    @Test func `a wide table lies, and what follows stands again`() throws {
        let wide = Table(
            name: "wide", title: "Wide",
            columns: (1...12).map { .init("c\($0)", "Column \($0)", isFigure: true) },
            rows: (1...60).map { row in (1...12).map { .integer(row * 1_000_003 * $0) } })
        let pdf = try self.pdf(SampleReport.report(.note("before"), .table(wide), .note("after")))
        let sizes = try (0..<pdf.pageCount).map { try pdf.size(ofPage: $0) }
        #expect(sizes.map { $0.width > $0.height } == [false, true, true, false])
        let texts = try pdf.texts()
        #expect(texts[0].contains("before") && texts[3].contains("after"))
        #expect(texts[1].contains("Column 12") && texts[2].contains("Column 12"))
    }

    @Test func `a heading is never the last of its page`() throws {
        // Sections of ever more rows, so that headings meet every place of a page.
        let sections = (1...40).map { index in
            Report.Section(
                title: "Heading \(index)",
                blocks: [
                    .table(
                        Table(
                            name: "t\(index)", title: "Table", columns: [.init("a", "A")],
                            rows: (0...index % 9).map { [.text("cell \(index)-\($0)")] }))
                ])
        }
        let texts = try pdf(SampleReport.report(sections)).texts()
        let bodies = texts.dropFirst()
        #expect(bodies.count > 5)
        for text in bodies {
            let lines = text.split(separator: "\n").filter {
                !$0.hasPrefix("A2D2 ·") && !$0.hasPrefix("page ")
            }
            let last = try #require(lines.last)
            #expect(!last.hasPrefix("Heading") && last != "Table" && last != "A", "\(last)")
        }
    }

    @Test func `sections are in the outline, and the contents lead to them`() throws {
        let sections = (1...5).map { index in
            Report.Section(
                title: "Part \(index)", blocks: [.table(SampleReport.longTable(rows: 45))])
        }
        let pdf = try self.pdf(SampleReport.report(sections))
        #expect(pdf.outline() == ["Part 1", "Part 2", "Part 3", "Part 4", "Part 5"])
        let texts = try pdf.texts()
        let pages = try pdf.linkedPages(ofPage: 0).sorted()
        #expect(pages.count == 5)
        for (index, page) in pages.enumerated() { #expect(texts[page - 1].contains("Part \(index + 1)")) }
    }

    @Test func `the file says what it is, and has its fonts in it`() throws {
        let pdf = try self.pdf(SampleReport.rich)
        #expect(pdf.title == "Operations, 24 November 2026")
        #expect(pdf.creator == "A2D2 0.3.0")
        #expect(pdf.creationDate == 1_795_575_600)
        let fonts = pdf.fonts()
        #expect(fonts.contains { $0.name.contains("DejaVuSans") })
        #expect(fonts.allSatisfy { $0.isEmbedded })
    }

    @Test func `a page that can't be written is an error`() {
        let writer = PDFWriter()
        #expect(throws: CairoFault.self) {
            try writer.write(SampleReport.rich) { _ in false }
        }
        var taken = 0
        #expect(throws: CairoFault.self) {
            try writer.write(SampleReport.rich) { part in
                taken += part.count
                return taken < 20_000
            }
        }
    }
}
