import CXLSXWriter
import Publishing

/// The charts, below each other, each beside the figures that it is drawn from. Excel draws them, so a reader can go on
/// from there.
struct ChartsSheet {
    private let charts: [Chart]
    private let name: String

    /// What a chart of libxlsxwriter's usual size, 288 points, covers.
    private static let rowsOfChart = 20

    init(_ charts: [Chart], named name: String) {
        self.charts = charts
        self.name = name
    }

    func write(to sheet: WorkbookHandle.Sheet, of workbook: inout WorkbookHandle) throws {
        let writer = SheetWriter(sheet: sheet)
        let seriesCount = charts.map(\.series.count).max() ?? 0
        try writer.widen(0, to: 30)
        for column in 1...max(1, seriesCount) { try writer.widen(column, to: 16) }
        var row = 0
        var starts: [lxw_row_t] = []
        for chart in charts {
            if row > 0 { starts.append(lxw_row_t(row)) }
            let figures = ChartFigures(chart)
            try writer.put(
                .text(chart.title.shown(limit: 200)), row: row, column: 0, as: .heading, in: &workbook)
            if figures.isEmpty {
                try writer.put(.text(chart.whenEmpty), row: row + 1, column: 0, as: .remark, in: &workbook)
                row += 4
                continue
            }
            try write(chart, figures, at: row + 1, writer, &workbook)
            let place = ChartPlace(
                sheet: sheet, name: name, head: row + 1, categories: chart.categories.count,
                column: seriesCount + 2)
            try NativeChart(chart, figures).insert(at: place, of: &workbook)
            row += max(Self.rowsOfChart, chart.categories.count) + 4
        }
        // On paper, each chart whole. The list ends with a zero, and a page holds no more breaks than 1,023.
        worksheet_set_landscape(sheet)
        worksheet_set_print_scale(sheet, 50)
        var breaks = Array(starts.prefix(1000)) + [0]
        worksheet_set_h_pagebreaks(sheet, &breaks)
    }

    private func write(
        _ chart: Chart, _ figures: ChartFigures, at head: Int, _ writer: SheetWriter,
        _ workbook: inout WorkbookHandle
    ) throws {
        try writer.put(.text(chart.categoryTitle), row: head, column: 0, as: .head, in: &workbook)
        for (index, series) in chart.series.enumerated() {
            try writer.put(
                .text(series.name), row: head, column: index + 1, as: .head, isFigure: true, in: &workbook)
        }
        for (index, category) in chart.categories.enumerated() {
            let row = head + 1 + index
            try writer.put(.text(category), row: row, column: 0, in: &workbook)
            for (series, values) in figures.values.enumerated() {
                let value = values[index].map { SheetValue.number($0, figures.numberFormat) } ?? .nothing
                try writer.put(value, row: row, column: series + 1, isFigure: true, in: &workbook)
            }
        }
    }
}

/// Where a chart's figures are, and where it goes itself.
struct ChartPlace {
    let sheet: WorkbookHandle.Sheet
    let name: String
    /// The row of the heads; the figures begin below.
    let head: Int
    let categories: Int
    /// Of the chart.
    let column: Int
}
