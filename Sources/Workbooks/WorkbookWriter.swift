import Foundation
package import Publishing

/// A report as a workbook, by libxlsxwriter: a summary, then a sheet for each table, then the charts with their
/// figures. Blocks while it writes its temporary file.
package struct WorkbookWriter: ReportWriter {
    package let format = ReportFormat.xlsx
    private let limits: SheetLimits

    package init() {
        self.init(limits: SheetLimits())
    }

    init(limits: SheetLimits) {
        self.limits = limits
    }

    package func files(of report: Report, named baseName: String) throws -> [ReportFile] {
        // libxlsxwriter 1.1 writes to files only.
        let path = FileManager.default.temporaryDirectory.appending(path: "a2d2-\(UUID().uuidString).xlsx")
            .path
        defer { unlink(path) }
        try write(report, to: path)
        return [
            ReportFile(
                name: FileName.of(baseName, suffix: .xlsx),
                mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                bytes: try Data(contentsOf: URL(filePath: path)))
        ]
    }

    private func write(_ report: Report, to path: String) throws {
        var workbook = try WorkbookHandle(path: path, isFrugal: limits.mustBeFrugal(report))
        try workbook.describe(title: SheetText.plain(report.title), created: report.colophon.generatedAt)
        var names = SheetNames()
        let summary = try workbook.addSheet(names.next("Summary"))
        let tables = report.tables.map { ($0, names.next($0.name)) }
        try SummarySheet(report, tables: tables.map { ($0.title, $1) }).write(to: summary, of: &workbook)
        for (table, name) in tables {
            let sheet = try workbook.addSheet(name)
            try TableSheet(table, timeZone: report.timeZone, limits).write(to: sheet, of: &workbook)
        }
        let charts = report.charts
        if !charts.isEmpty {
            let name = names.next("Charts")
            try ChartsSheet(charts, named: name).write(to: workbook.addSheet(name), of: &workbook)
        }
        try workbook.close()
    }
}

extension Report {
    fileprivate var charts: [Chart] {
        sections.flatMap(\.blocks).compactMap { block in
            if case .chart(let chart) = block { chart } else { nil }
        }
    }
}
