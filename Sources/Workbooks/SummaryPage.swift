import CXLSXWriter

/// A sheet that is written from top to bottom.
struct SummaryPage {
    let writer: SheetWriter
    private var next = 0

    /// Of a line over all columns, at the usual size: it wraps, and its row must be told how high it is.
    private static let charactersOfLine = 92
    private static let lastColumn = 4

    init(writer: SheetWriter) {
        self.writer = writer
    }

    mutating func skip() { next += 1 }

    mutating func heading(_ text: String, in workbook: inout WorkbookHandle) throws {
        skip()
        try line(text, as: .heading, in: &workbook)
    }

    mutating func row(
        _ values: [SheetValue], as role: CellStyle.Role = .body, figures: ClosedRange<Int>? = nil,
        in workbook: inout WorkbookHandle
    ) throws {
        for (column, value) in values.enumerated() {
            try writer.put(
                value, row: next, column: column, as: role, isFigure: figures?.contains(column) ?? false,
                wraps: column == 0, in: &workbook)
        }
        next += 1
    }

    /// A text over all columns.
    mutating func line(
        _ text: String, as role: CellStyle.Role = .body, in workbook: inout WorkbookHandle
    ) throws {
        let format = try workbook.format(
            CellStyle(role: role, numberFormat: SheetValue.textFormat, wraps: true))
        let row = lxw_row_t(next)
        try WorkbookFault.check(
            worksheet_merge_range(
                writer.sheet, row, 0, row, lxw_col_t(Self.lastColumn), SheetText.cell(text), format),
            "writing a line")
        let lines = Double(SheetText.width(text) / Self.charactersOfLine + 1)
        let height = role == .title ? 26.0 : role == .heading ? 20 : 15
        if lines > 1 || role != .body { try writer.heighten(next, to: height * lines) }
        next += 1
    }
}
