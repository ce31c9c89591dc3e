import CFreeXL
import Documents

/// The text of a workbook of Excel 97 to 2003, by FreeXL: a page for each sheet, a row for each row.
enum OldWorkbook {
    static func text(at path: String) throws -> String {
        var handle: UnsafeRawPointer?
        let code = freexl_open(path, &handle)
        defer { if let handle { freexl_close(handle) } }
        guard code != FREEXL_BIFF_OBFUSCATED else {
            throw Refusal(.encrypted, "It is protected by a password.")
        }
        guard code == FREEXL_OK, let handle else { throw Refusal(.corruptDocument, "It is damaged.") }
        var count: UInt32 = 0
        freexl_get_info(handle, UInt16(FREEXL_BIFF_SHEET_COUNT), &count)
        var flow = TextFlow()
        for number in 0..<UInt16(clamping: count) {
            guard freexl_select_active_worksheet(handle, number) == FREEXL_OK else { continue }
            var name: UnsafePointer<CChar>?
            freexl_get_worksheet_name(handle, number, &name)
            try flow.writeLine(name.map { String(cString: $0) } ?? "")
            try cells(of: handle).write(to: &flow)
            flow.endPage()
        }
        return flow.text
    }

    /// Of the sheet that was chosen.
    private static func cells(of handle: UnsafeRawPointer) throws -> SheetText {
        var (rows, columns): (UInt32, UInt16) = (0, 0)
        var sheet = SheetText()
        guard freexl_worksheet_dimensions(handle, &rows, &columns) == FREEXL_OK else { return sheet }
        for row in 0..<rows {
            sheet.beginRow(Int(row) + 1)
            for column in 0..<columns {
                var cell = FreeXL_CellValue()
                guard freexl_get_cell_value(handle, row, column, &cell) == FREEXL_OK else { continue }
                try sheet.add(text(of: cell), column: Int(column))
            }
        }
        return sheet
    }

    /// Numbers without the format that they are shown in, which FreeXL doesn't tell; dates as ISO 8601 has them.
    private static func text(of cell: FreeXL_CellValue) -> String {
        switch Int32(cell.type) {
        case FREEXL_CELL_INT: String(cell.value.int_value)
        case FREEXL_CELL_DOUBLE: CellFormat.general.write(cell.value.double_value, countingFrom1904: false)
        case FREEXL_CELL_TEXT, FREEXL_CELL_SST_TEXT, FREEXL_CELL_DATE, FREEXL_CELL_DATETIME, FREEXL_CELL_TIME:
            cell.value.text_value.map { String(cString: $0) } ?? ""
        default: ""
        }
    }
}
