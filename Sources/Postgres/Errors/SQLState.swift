/// What the codes of PostgreSQL's appendix A mean to us.
enum SQLState {
    static let serializationFailure = "40001"
    static let deadlockDetected = "40P01"
    static let queryCanceled = "57014"
    static let databaseMissing = "3D000"
    static let invalidAuthorization = "28000"
    static let cannotConnectNow = "57P03"
    static let featureNotSupported = "0A000"
    static let statementMissing = "26000"
    static let readOnlyTransaction = "25006"
    static let failedTransaction = "25P02"
    static let invalidByte = "22021"
    static let uniqueViolation = "23505"

    static func meansConnectionLost(_ code: String?) -> Bool {
        guard let code else { return false }
        // Class 08 is connection trouble; 57P01 to 57P03: the server goes down, crashed, or isn't up yet.
        return code.hasPrefix("08") || ["57P01", "57P02", cannotConnectNow, "57P05"].contains(code)
    }

    static func isTransient(_ code: String?) -> Bool {
        guard let code else { return false }
        // Class 53 is short resources (connections, memory, disk), 58 the system's own errors.
        return code.hasPrefix("53") || code.hasPrefix("58")
            || [serializationFailure, deadlockDetected, "55P03"].contains(code)
    }

    /// The server quotes values: in class 22 ("data exception") anywhere, elsewhere after a colon, as in
    /// `invalid input syntax for type uuid: "…"`. Names of tables and columns stay.
    static func withoutValues(_ message: String, sqlState: String?) -> String {
        let isDataException = sqlState?.hasPrefix("22") ?? false
        let opening = isDataException ? message.firstRange(of: "\"") : message.firstRange(of: ": \"")
        guard let opening, let end = message.lastIndex(of: "\""), end >= opening.upperBound else {
            return message
        }
        let start = message.index(before: opening.upperBound)
        return message[..<start] + "\"…\"" + message[message.index(after: end)...]
    }
}
