import Publishing

/// What a workbook holds (Microsoft, "Excel specifications and limits"), and when it is written row by row.
struct SheetLimits {
    /// 1,048,576 in all, of which some are for the head, the totals and remarks.
    var mostRows = 1_048_576 - 8
    var mostColumns = 16_384
    /// Above so many cells each row goes to a temporary file at once, which leaves out what spares readers a
    /// calculation: shared strings, and the figures inside charts.
    var mostCellsInMemory = 100_000

    func mustBeFrugal(_ report: Report) -> Bool {
        report.tables.reduce(0) { $0 + $1.rows.count * $1.columns.count } > mostCellsInMemory
    }
}
