import CXLSXWriter

/// Puts values into a sheet. Text is written as text, never as what it looks like.
struct SheetWriter {
    let sheet: WorkbookHandle.Sheet

    func put(
        _ value: SheetValue, row: Int, column: Int, as role: CellStyle.Role = .body, isFigure: Bool = false,
        wraps: Bool = false, in workbook: inout WorkbookHandle
    ) throws {
        let (row, column) = (lxw_row_t(row), lxw_col_t(column))
        let style = CellStyle(
            role: role, numberFormat: value.numberFormat, isFigure: isFigure, wraps: wraps)
        let format = try workbook.format(style)
        let code =
            switch value.content {
            case .nothing: role == .body ? LXW_NO_ERROR : worksheet_write_blank(sheet, row, column, format)
            case .text(let text): worksheet_write_string(sheet, row, column, text, format)
            case .number(let number): worksheet_write_number(sheet, row, column, number, format)
            case .boolean(let value): worksheet_write_boolean(sheet, row, column, value ? 1 : 0, format)
            }
        try WorkbookFault.check(code, "writing a cell")
    }

    /// In widths of a digit.
    func widen(_ column: Int, to width: Double) throws {
        let column = lxw_col_t(column)
        try WorkbookFault.check(
            worksheet_set_column(sheet, column, column, width, nil), "setting a column's width")
    }

    /// In points.
    func heighten(_ row: Int, to height: Double) throws {
        try WorkbookFault.check(
            worksheet_set_row(sheet, lxw_row_t(row), height, nil), "setting a row's height")
    }
}
