/// A table as HTML: a caption, heads with their scope, figures to the right.
struct HTMLTable {
    private let table: Table
    private let wording: Wording
    private let identifier: String

    init(_ table: Table, wording: Wording, identifier: String) {
        self.table = table
        self.wording = wording
        self.identifier = identifier
    }

    var text: String {
        """
        <div class="table">
        <div class="scroll" role="region" tabindex="0" aria-labelledby="\(identifier)-c">
        <table>
        <caption id="\(identifier)-c">\(HTMLText.shown(table.title))</caption>
        <thead>
        <tr>\(heads)</tr>
        </thead>
        <tbody>
        \(rows)
        </tbody>
        \(totals)</table>
        </div>
        \(table.note.map { "<p class=\"note\">\(HTMLText.shown($0))</p>\n" } ?? "")</div>
        """
    }

    private var heads: String {
        table.columns.map { column in
            "<th scope=\"col\"\(column.isFigure ? " class=\"n\"" : "")>\(HTMLText.shown(column.title, limit: 120))</th>"
        }.joined()
    }

    private var rows: String {
        guard !table.rows.isEmpty else {
            return "<tr><td class=\"none\" colspan=\"\(max(1, table.columns.count))\">"
                + "\(HTMLText.shown(table.whenEmpty))</td></tr>"
        }
        return table.rows.map { "<tr>\(cells(of: $0))</tr>" }.joined(separator: "\n")
    }

    private var totals: String {
        guard let totals = table.totals, !table.rows.isEmpty else { return "" }
        return "<tfoot>\n<tr>\(cells(of: totals))</tr>\n</tfoot>\n"
    }

    private func cells(of row: [Cell]) -> String {
        table.columns.indices.map { index in
            cell(index < row.count ? row[index] : .none, column: index)
        }.joined()
    }

    private func cell(_ cell: Cell, column: Int) -> String {
        let text = HTMLText.shown(wording.text(of: cell))
        let isFigure = table.columns[column].isFigure
        let name = isFigure ? " class=\"n\"" : cell.isText ? "" : " class=\"k\""
        return column == 0 && !isFigure
            ? "<th scope=\"row\"\(name)>\(text)</th>" : "<td\(name)>\(text)</td>"
    }
}

extension Cell {
    /// Words, which may be broken into lines; a figure or a date is not.
    package var isText: Bool {
        if case .text = self { true } else { false }
    }
}
