/// One row of a result, by column name. A row is a value: it shares the table it came with and can go anywhere.
package struct Row: Sendable {
    let table: ResultTable
    let index: Int

    /// The value of `column`. Throws when there is no such column, when it is NULL and `T` is not optional, and
    /// when its text is not a `T`; the error names the column, never the value.
    package func decode<T: PostgresDecodable>(_ column: String, as type: T.Type = T.self) throws -> T {
        guard let position = table.position(of: column) else {
            throw PostgresError(decoding: column, problem: "the result has no such column")
        }
        return try decode(at: position, as: type)
    }

    /// The value of the column at `position`, from 0.
    package func decode<T: PostgresDecodable>(at position: Int, as type: T.Type = T.self) throws -> T {
        guard table.columns.indices.contains(position) else {
            throw PostgresError(decoding: "\(position)", problem: "the result has no such column")
        }
        let column = table.columns[position]
        guard let range = table.range(row: index, column: position) else {
            guard let null = T.valueOfNull else {
                throw PostgresError(decoding: column, problem: "it is NULL, and \(T.self) has no NULL")
            }
            return null
        }
        let bytes = table.bytes
        do {
            return try T(postgresText: bytes.span.extracting(range))
        } catch {
            throw PostgresError(decoding: column, problem: "it is not a \(T.self)", underlying: error)
        }
    }

    package var columns: [String] { table.columns }
}
