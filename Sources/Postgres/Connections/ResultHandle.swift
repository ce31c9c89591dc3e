import CPostgres

/// libpq's `PGresult`, or none when memory or the connection is gone.
struct ResultHandle: ~Copyable {
    private let raw: OpaquePointer?

    init(_ raw: OpaquePointer?) {
        self.raw = raw
    }

    deinit {
        PQclear(raw)
    }

    var isSuccess: Bool {
        [PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_EMPTY_QUERY].contains(PQresultStatus(raw))
    }

    /// `COPY` leaves the connection in a state that nothing here can leave.
    var isCopy: Bool {
        [PGRES_COPY_IN, PGRES_COPY_OUT, PGRES_COPY_BOTH].contains(PQresultStatus(raw))
    }

    /// What the server did, such as `COMMIT` or `INSERT 0 3`.
    var commandTag: String {
        PQcmdStatus(raw).map { String(cString: $0) } ?? ""
    }

    /// Rows inserted, updated, deleted or selected.
    var affectedRowCount: Int {
        PQcmdTuples(raw).flatMap { Int(String(cString: $0)) } ?? 0
    }

    /// The parts of an error or a notice (PostgreSQL manual, 55.8).
    func field(_ code: Character) -> String? {
        guard let ascii = code.asciiValue else { return nil }
        return PQresultErrorField(raw, CInt(ascii)).map { String(cString: $0) }
    }

    /// Of a result of one row and one column; nil for NULL.
    var onlyValue: String? {
        guard PQntuples(raw) == 1, PQnfields(raw) == 1, PQgetisnull(raw, 0, 0) == 0 else { return nil }
        return PQgetvalue(raw, 0, 0).map { String(cString: $0) }
    }

    /// A copy of all values, which can leave the lane.
    func copyTable() -> ResultTable {
        let columnCount = PQnfields(raw)
        let rowCount = PQntuples(raw)
        var bytes: [UInt8] = []
        var starts: [Int] = []
        var nulls: [Bool]?
        starts.reserveCapacity(Int(columnCount) * Int(rowCount) + 1)
        for row in 0..<rowCount {
            for column in 0..<columnCount {
                starts.append(bytes.count)
                if PQgetisnull(raw, row, column) == 1 {
                    if nulls == nil {
                        nulls = Array(repeating: false, count: Int(columnCount) * Int(rowCount))
                    }
                    nulls?[starts.count - 1] = true
                } else if let value = PQgetvalue(raw, row, column) {
                    let count = Int(PQgetlength(raw, row, column))
                    bytes.append(contentsOf: UnsafeRawBufferPointer(start: value, count: count))
                }
            }
        }
        starts.append(bytes.count)
        let columns = (0..<columnCount).map { column in
            PQfname(raw, column).map { String(cString: $0) } ?? ""
        }
        let types = (0..<columnCount).map { PostgresType(oid: PQftype(raw, $0)) }
        return ResultTable(
            columns: columns, types: types, rowCount: Int(rowCount), bytes: bytes, starts: starts,
            nulls: nulls)
    }
}

extension PostgresError {
    init(
        _ result: borrowing ResultHandle, doing: String, statement: String,
        connection: borrowing ConnectionHandle
    ) {
        let state = result.field("C")
        let parts: [(String, Character)] = [
            ("detail", "D"), ("hint", "H"), ("position", "P"), ("where", "W"), ("table", "t"),
            ("column", "c"),
            ("constraint", "n"),
        ]
        var details: [String] = []
        for (name, code) in parts {
            if let value = result.field(code) { details.append("\(name): \(value)") }
        }
        let message = result.field("M") ?? connection.errorMessage.trimmingWhitespace()
        // Without a state it is libpq's own error. Where it could send nothing any more, but had last words of the server
        // to read, it takes the connection for open until it has read the end.
        let isLost = state == nil ? !connection.isAlive(patience: 1000) : !connection.isOpen
        self.init(
            sqlState: state, message: message, doing: doing, isConnectionLost: isLost,
            details: details + ["statement: \(statement)"])
    }
}
