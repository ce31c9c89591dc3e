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
            let title = column.title.shown(limit: 120)
            let name = Self.classes((column.isFigure ? ["n"] : []) + Self.room(for: title))
            return "<th scope=\"col\"\(name)>\(HTMLText.escaped(title))</th>"
        }.joined()
    }

    private var rows: String {
        guard !table.rows.isEmpty else {
            return "<tr><td class=\"none\" colspan=\"\(max(1, table.columns.count))\">"
                + "\(HTMLText.shown(table.whenEmpty))</td></tr>"
        }
        return table.rows.map { "<tr>\(cells(of: $0, nothing: Digits.nothing))</tr>" }.joined(separator: "\n")
    }

    private var totals: String {
        guard let totals = table.totals, !table.rows.isEmpty else { return "" }
        return "<tfoot>\n<tr>\(cells(of: totals, nothing: ""))</tr>\n</tfoot>\n"
    }

    /// - Parameter nothing: stands in empty places; what has no sum is not unknown.
    private func cells(of row: [Cell], nothing: String) -> String {
        table.columns.indices.map { index in
            let isEmpty = index >= row.count || row[index] == .none
            return cell(isEmpty ? .text(nothing) : row[index], column: index)
        }.joined()
    }

    private func cell(_ cell: Cell, column: Int) -> String {
        let text = wording.text(of: cell).shown()
        let isFigure = table.columns[column].isFigure
        let name = Self.classes((isFigure ? ["n"] : []) + (cell.isText ? Self.room(for: text) : ["k"]))
        let tag = column == 0 && !isFigure ? "th" : "td"
        let scope = tag == "th" ? " scope=\"row\"" : ""
        return "<\(tag)\(scope)\(name)>\(HTMLText.escaped(text))</\(tag)>"
    }

    /// How a text may be broken: an endless word anywhere, sentences not into a column one word wide.
    private static func room(for text: String) -> [String] {
        if text.split(separator: " ").contains(where: { $0.count > 30 }) { return ["a"] }
        return text.count > 40 ? ["t"] : []
    }

    private static func classes(_ names: [String]) -> String {
        names.isEmpty ? "" : " class=\"\(names.joined(separator: " "))\""
    }
}

extension Cell {
    /// Words, which may be broken into lines; a figure or a date is not.
    package var isText: Bool {
        if case .text = self { true } else { false }
    }
}
