/// A result copied out of libpq: all values' text in one piece, and where each begins.
final class ResultTable: Sendable {
    let columns: [String]
    /// One for each column.
    let types: [PostgresType]
    let rowCount: Int
    let bytes: [UInt8]
    /// For each value, row by row, where its text begins; one more at the end.
    private let starts: [Int]
    /// Nil when no value is NULL.
    private let nulls: [Bool]?

    init(
        columns: [String], types: [PostgresType], rowCount: Int, bytes: [UInt8], starts: [Int], nulls: [Bool]?
    ) {
        self.columns = columns
        self.types = types
        self.rowCount = rowCount
        self.bytes = bytes
        self.starts = starts
        self.nulls = nulls
    }

    var rows: [Row] {
        (0..<rowCount).map { Row(table: self, index: $0) }
    }

    func position(of column: String) -> Int? {
        // A handful of columns: comparing is quicker than hashing.
        columns.firstIndex(of: column)
    }

    /// Nil for NULL.
    func range(row: Int, column: Int) -> Range<Int>? {
        let cell = row * columns.count + column
        if let nulls, nulls[cell] { return nil }
        return starts[cell]..<starts[cell + 1]
    }
}
