/// What went wrong between us and Postgres. `description` is for people and logs: it holds no values and no
/// password. `debugDescription` tells all that the server said.
package struct PostgresError: Error, Sendable {
    /// The five characters of SQLSTATE (PostgreSQL manual, appendix A); nil when the server said nothing.
    package var sqlState: String?
    /// The server's primary message as it came. It may quote a value: use `description` for people.
    package var message: String
    /// What was being done: the beginning of the statement, without its values.
    package var doing: String
    /// The connection is gone, or none could be made. Whether a statement under way took effect is unknown.
    package var isConnectionLost: Bool
    /// The server's detail, hint, context and the whole statement.
    package var details: [String] = []

    package init(
        sqlState: String? = nil, message: String, doing: String, isConnectionLost: Bool = false,
        details: [String] = []
    ) {
        self.sqlState = sqlState
        self.message = message
        self.doing = doing
        self.isConnectionLost = isConnectionLost || SQLState.meansConnectionLost(sqlState)
        self.details = details
    }

    init(decoding column: String, problem: String, underlying: (any Error)? = nil) {
        self.init(
            message: problem, doing: "decoding column \(column)",
            details: underlying.map { ["underlying: \($0)"] } ?? [])
    }

    /// The same may succeed later: the connection or the server was away, a lock or a serialisation conflict, disk
    /// or memory short.
    package var isTransient: Bool {
        isConnectionLost || SQLState.isTransient(sqlState)
    }

    /// The row is there already.
    package var isUniqueViolation: Bool { sqlState == SQLState.uniqueViolation }

    /// Whether an error is one of ours, and transient.
    package static func isTransient(_ error: any Error) -> Bool {
        (error as? PostgresError)?.isTransient ?? false
    }

    /// The transaction was undone for no fault of its own (serialisation failure, deadlock).
    var isConflict: Bool {
        sqlState == SQLState.serializationFailure || sqlState == SQLState.deadlockDetected
    }
}

extension PostgresError: CustomStringConvertible, CustomDebugStringConvertible {
    package var description: String {
        let code = sqlState.map { " (SQLSTATE \($0))" } ?? ""
        return "\(doing): \(SQLState.withoutValues(message, sqlState: sqlState))\(code)"
    }

    package var debugDescription: String {
        let code = sqlState.map { " (SQLSTATE \($0))" } ?? ""
        return (["\(doing): \(message)\(code)"] + details).joined(separator: "\n")
    }
}
