import Foundation
package import Publishing

/// A report as a PDF for reading and printing, set by Pango and drawn by cairo.
package struct PDFWriter: ReportWriter {
    package let format = ReportFormat.pdf
    private let paper: Paper

    package init(paper: Paper = .a4) {
        self.paper = paper
    }

    package func files(of report: Report, named baseName: String) throws -> [ReportFile] {
        var bytes = Data()
        try write(report) { part in
            bytes.append(contentsOf: part)
            return true
        }
        return [
            ReportFile(
                name: FileName.of(baseName, suffix: .pdf), mediaType: "application/pdf", bytes: bytes)
        ]
    }

    /// - Parameter take: gets the bytes in order; false ends the writing with a `CairoFault`.
    func write(_ report: Report, to take: @escaping (UnsafeBufferPointer<UInt8>) -> Bool) throws {
        let typesetter = Typesetter()
        var flow = Flow(report, paper: paper, with: typesetter)
        var pages = Pagination(flow, paper: paper).pages
        if pages.count > 3, report.sections.count > 2 {
            flow.addContents()
            pages = Pagination(flow, paper: paper).pages
        }
        let first = PageShape(paper, isLandscape: pages[0].isLandscape)
        let surface = try PDFSurface(size: first.size, to: PDFSurface.Sink(take))
        try PagePainter(flow, pages, on: surface, with: typesetter).paint()
    }
}

extension Pagination {
    fileprivate init(_ flow: Flow, paper: Paper) {
        self.init(
            flow.strips.map(\.place), headHeights: flow.tables.map(\.repeatedHeadHeight),
            bodyHeights: (
                PageShape(paper, isLandscape: false).body.height,
                PageShape(paper, isLandscape: true).body.height
            ))
    }
}
