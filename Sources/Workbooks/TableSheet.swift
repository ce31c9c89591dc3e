import CXLSXWriter
import Foundation
import Publishing

/// A table on a sheet of its own: the head in the first row, where filters and other programs expect it.
struct TableSheet {
    private let table: Table
    private let columns: ArraySlice<Table.Column>
    private let rows: ArraySlice<[Cell]>
    private let forms: [ColumnForm]
    private let wording: Wording
    private let remarks: [String]

    /// So many rows tell how wide a column must be.
    private static let rowsMeasured = 500
    private static let widths = 8.0...60.0

    init(_ table: Table, timeZone: TimeZone, _ limits: SheetLimits) {
        self.table = table
        columns = table.columns.prefix(limits.mostColumns)
        rows = table.rows.prefix(limits.mostRows)
        forms = columns.indices.map { index in
            ColumnForm(
                (table.rows + [table.totals ?? []]).lazy.compactMap { index < $0.count ? $0[index] : nil },
                timeZone: timeZone)
        }
        wording = Wording(timeZone: timeZone)
        var remarks = [table.note].compactMap(\.self)
        if rows.count < table.rows.count || columns.count < table.columns.count {
            remarks.append(
                "A sheet holds no more: \(rows.count) of \(table.rows.count) rows,"
                    + " \(columns.count) of \(table.columns.count) columns. CSV and JSON hold all.")
        }
        self.remarks = remarks
    }

    func write(to sheet: WorkbookHandle.Sheet, of workbook: inout WorkbookHandle) throws {
        let writer = SheetWriter(sheet: sheet)
        for (index, column) in columns.enumerated() {
            try writer.widen(index, to: width(of: index))
            try writer.put(
                .text(column.title), row: 0, column: index, as: .head, isFigure: column.isFigure,
                in: &workbook)
        }
        worksheet_set_landscape(sheet)
        worksheet_freeze_panes(sheet, 1, 0)
        worksheet_repeat_rows(sheet, 0, 0)
        var next = 1
        for row in rows {
            try put(row, at: next, as: .body, writer, &workbook)
            next += 1
        }
        if rows.isEmpty {
            try writer.put(.text(table.whenEmpty), row: next, column: 0, as: .remark, in: &workbook)
            next += 1
        } else if !columns.isEmpty {
            worksheet_autofilter(sheet, 0, 0, lxw_row_t(next - 1), lxw_col_t(columns.count - 1))
        }
        if let totals = table.totals {
            try put(totals, at: next, as: .total, writer, &workbook)
            next += 1
        }
        for (offset, remark) in remarks.enumerated() {
            try writer.put(.text(remark), row: next + 1 + offset, column: 0, as: .remark, in: &workbook)
        }
    }

    private func put(
        _ row: [Cell], at number: Int, as role: CellStyle.Role, _ writer: SheetWriter,
        _ workbook: inout WorkbookHandle
    ) throws {
        for (index, column) in columns.enumerated() where index < row.count {
            try writer.put(
                forms[index].value(of: row[index]), row: number, column: index, as: role,
                isFigure: column.isFigure, in: &workbook)
        }
    }

    private func width(of index: Int) -> Double {
        // Beside a head stands the filter's arrow.
        let head = SheetText.width(columns[columns.startIndex + index].title) + 3
        let cells = (rows.prefix(Self.rowsMeasured) + [table.totals ?? []]).lazy.compactMap { row in
            index < row.count ? SheetText.width(wording.text(of: row[index])) : nil
        }
        return min(
            max(Double(max(head, (cells.max() ?? 0) + 3)), Self.widths.lowerBound), Self.widths.upperBound)
    }
}

extension SheetText {
    /// In widths of a digit, of the longest line: letters of East Asia take two (UAX #11, roughly).
    static func width(_ text: String) -> Int {
        text.prefix(200).split(whereSeparator: \.isNewline).map { line in
            line.unicodeScalars.reduce(0) {
                $0 + ((0x1100...0xFFDC).contains($1.value) && $1.value > 0x2E7F ? 2 : 1)
            }
        }.max() ?? 0
    }
}
