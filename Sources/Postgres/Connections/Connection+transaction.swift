/// How much of others' work a transaction sees (PostgreSQL manual, 13.2).
package enum Isolation: String, Sendable {
    case readCommitted = "READ COMMITTED"
    case repeatableRead = "REPEATABLE READ"
    case serializable = "SERIALIZABLE"
}

extension Connection {
    /// Runs `body` between BEGIN and COMMIT, or ROLLBACK when it throws.
    ///
    /// - Parameter settings: what holds for this transaction: `["synchronous_commit = off"]`.
    package func transaction<T>(
        isolation: Isolation = .readCommitted, settings: [StaticString] = [],
        _ body: (isolated Connection) throws -> T
    ) throws -> T {
        guard !handle.isInTransaction else {
            throw PostgresError(
                sqlState: "25001", message: "a transaction is open already; use a savepoint", doing: "BEGIN")
        }
        try script(
            (["BEGIN ISOLATION LEVEL \(isolation.rawValue)"] + limitsOfTransaction
                + settings.map { "SET LOCAL \($0)" })
                .joined(separator: "; "))
        let value: T
        do {
            value = try body(self)
            // A commit is not interrupted: its outcome would be unknown.
            try refuseCancellation()
        } catch {
            try rollBack(after: error)
        }
        try commit(waits: !settings.contains { $0.description == "synchronous_commit = off" })
        return value
    }

    /// Runs `body` between BEGIN and ROLLBACK, for what must leave no trace, not even in the session's settings.
    package func undone<T>(
        isolation: Isolation = .readCommitted, _ body: (isolated Connection) throws -> T
    ) throws -> T {
        try script(
            (["BEGIN ISOLATION LEVEL \(isolation.rawValue)"] + limitsOfTransaction).joined(separator: "; "))
        let value: T
        do {
            value = try body(self)
        } catch {
            try rollBack(after: error)
        }
        try script("ROLLBACK")
        return value
    }

    /// Runs `body` inside the open transaction so that, when it throws, only its own work is undone.
    package func savepoint<T>(_ body: (isolated Connection) throws -> T) throws -> T {
        try script("SAVEPOINT nested")
        let value: T
        do {
            value = try body(self)
        } catch {
            if handle.isOpen { try undoToSavepoint() }
            throw error
        }
        try script("RELEASE SAVEPOINT nested")
        return value
    }

    private func undoToSavepoint() throws {
        let text = "ROLLBACK TO SAVEPOINT nested; RELEASE SAVEPOINT nested"
        let result = handle.run(script: text)
        guard result.isSuccess else {
            throw PostgresError(result, doing: "ROLLBACK TO SAVEPOINT", statement: text, connection: handle)
        }
    }

    /// - Parameter waits: for the disk, and for a synchronous standby if there is one. Postgres takes a time-out there for
    ///   the wish to wait no longer, and says with a mere warning that all is committed, here if not there; so there must
    ///   be none.
    private func commit(waits: Bool) throws {
        let result = handle.run(script: waits ? "SET LOCAL statement_timeout = 0; COMMIT" : "COMMIT")
        guard result.isSuccess || result.field("C") == SQLState.failedTransaction else {
            throw PostgresError(result, doing: "COMMIT", statement: "COMMIT", connection: handle)
        }
        // The server answers COMMIT of a failed transaction with success and the tag ROLLBACK.
        guard result.commandTag == "COMMIT" else {
            // Where the time-out could not be set any more, the COMMIT was not reached.
            if handle.isInTransaction, !handle.run(script: "ROLLBACK").isSuccess { handle.close() }
            throw PostgresError(
                sqlState: "25P02", message: "a statement had failed, so nothing was committed",
                doing: "COMMIT")
        }
    }

    private func rollBack(after error: any Error) throws -> Never {
        cancellation?.withdraw()
        let result = handle.run(script: "ROLLBACK")
        // A connection that can't roll back is closed, which undoes the transaction too.
        if !result.isSuccess { handle.close() }
        throw error
    }
}
