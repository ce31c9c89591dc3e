/// Columns of text, aligned, with a head.
package struct TextTable: Sendable {
    package enum Alignment: Sendable {
        case left, right
    }

    package struct Column: Sendable {
        package var title: String
        package var alignment: Alignment
        /// In characters; longer cells are cut.
        package var maximum: Int

        package init(_ title: String, _ alignment: Alignment = .left, maximum: Int = 48) {
            self.title = title
            self.alignment = alignment
            self.maximum = maximum
        }
    }

    private let columns: [Column]
    private var rows: [[String]] = []

    package init(_ columns: [Column]) {
        self.columns = columns
    }

    /// Cells beyond the columns are dropped, missing ones are empty.
    package mutating func add(_ cells: [String]) {
        rows.append(
            columns.indices.map { index in
                index < cells.count ? cells[index].printable.shortened(to: columns[index].maximum) : ""
            })
    }

    package var isEmpty: Bool { rows.isEmpty }

    package func lines(style: Style) -> [String] {
        let widths = columns.indices.map { index in
            max(columns[index].title.count, rows.map { $0[index].count }.max() ?? 0)
        }
        let head = style.bold(line(columns.map(\.title), widths: widths))
        return [head] + rows.map { line($0, widths: widths) }
    }

    private func line(_ cells: [String], widths: [Int]) -> String {
        let padded = cells.indices.map { index in
            let space = String(repeating: " ", count: widths[index] - cells[index].count)
            return columns[index].alignment == .left ? cells[index] + space : space + cells[index]
        }
        var text = padded.joined(separator: "  ")
        while text.last == " " { text.removeLast() }
        return text
    }
}
