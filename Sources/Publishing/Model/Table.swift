/// Rows of typed cells. A sheet in a workbook, a file in CSV, a table on a page.
package struct Table: Sendable, Hashable {
    package struct Column: Sendable, Hashable {
        /// `p95_seconds`: the key in JSON, the head in CSV.
        package var name: String
        package var title: String
        /// Text to the left, figures to the right.
        package var isFigure: Bool

        package init(_ name: String, _ title: String, isFigure: Bool = false) {
            self.name = name
            self.title = title
            self.isFigure = isFigure
        }
    }

    /// `slowest-documents`: the name of the sheet and of the CSV file; unique in a report.
    package var name: String
    package var title: String
    package var columns: [Column]
    /// Each as long as `columns`.
    package var rows: [[Cell]]
    /// A last row of sums, as long as `columns`.
    package var totals: [Cell]?
    /// What stands in place of the rows when there are none.
    package var whenEmpty: String
    /// What was left out: `the 20 slowest of 4,711`.
    package var note: String?

    package init(
        name: String, title: String, columns: [Column], rows: [[Cell]], totals: [Cell]? = nil,
        whenEmpty: String = "Nothing in this period.", note: String? = nil
    ) {
        self.name = name
        self.title = title
        self.columns = columns
        self.rows = rows
        self.totals = totals
        self.whenEmpty = whenEmpty
        self.note = note
    }
}
