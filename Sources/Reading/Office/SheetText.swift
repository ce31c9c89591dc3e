/// The cells of one sheet on their way to text. Columns that hold nothing are left out, and of empty rows all but one: a
/// sheet may have one cell a million rows down.
struct SheetText {
    private var rows: [(number: Int, cells: [(column: Int, text: String)])] = []
    private var columns: Set<Int> = []
    private var size = 0

    /// - Parameter number: from 1; nil for the one after the last.
    mutating func beginRow(_ number: Int?) {
        rows.append((number ?? (rows.last?.number ?? 0) + 1, []))
    }

    /// - Parameter column: from 0; nil for the one after the last.
    mutating func add(_ text: String, column: Int? = nil) throws {
        let place = column ?? (rows[rows.count - 1].cells.last?.column ?? -1) + 1
        // An empty cell only says where the next one is.
        let line = text.onOneLine
        size += line.utf8.count
        try SheetedText.checkSize(size)
        if !line.isEmpty { columns.insert(place) }
        if column == nil || !line.isEmpty { rows[rows.count - 1].cells.append((place, line)) }
    }

    func write(to flow: inout TextFlow) throws {
        let order = columns.sorted()
        let places = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
        var last = 0
        for row in rows {
            let cells = row.cells.filter { !$0.text.isEmpty }
            guard !cells.isEmpty else { continue }
            if last > 0, row.number > last + 1 { flow.endParagraph() }
            last = row.number
            flow.endLine()
            var place = 0
            for cell in cells {
                let wanted = places[cell.column] ?? place
                if wanted > place { try flow.write(String(repeating: "\t", count: wanted - place)) }
                place = max(place, wanted)
                try flow.write(cell.text)
            }
            flow.endLine()
        }
    }
}
