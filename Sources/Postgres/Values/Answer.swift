/// What a statement answered, with its columns even where there are no rows.
package struct Answer: Sendable {
    package struct Column: Sendable, Hashable {
        package var name: String
        package var type: PostgresType
    }

    package let columns: [Column]
    package let rows: [Row]
    /// Of all values, in bytes of UTF-8.
    package let size: Int

    init(_ table: ResultTable) {
        columns = zip(table.columns, table.types).map(Column.init)
        rows = table.rows
        size = table.bytes.count
    }
}
