/// Cells beside each other, as they stand on paper: first lines in one row, second lines in the next. Long ones come one
/// after the other, or their sentences would be torn apart.
struct TextRow {
    private static let mostLinesAbreast = 6

    let cells: [String]

    var lines: [String] {
        let columns = cells.map { cell in
            cell.split(whereSeparator: \.isNewline).map(String.init)
        }
        let tallest = columns.lazy.map(\.count).max() ?? 0
        guard tallest <= Self.mostLinesAbreast || columns.filter({ !$0.isEmpty }).count < 2 else {
            return columns.flatMap { $0 }
        }
        return (0..<tallest).map { line in
            columns.map { $0.count > line ? $0[line] : "" }.joined(separator: "\t").trimmingSuffix("\t")
        }
    }
}

extension String {
    fileprivate func trimmingSuffix(_ character: Character) -> String {
        var rest = self[...]
        while rest.last == character { rest.removeLast() }
        return String(rest)
    }
}
