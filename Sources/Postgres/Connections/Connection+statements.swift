extension Connection {
    /// All rows of the result.
    package func query(_ sql: SQL) throws -> [Row] {
        try run(sql).copyTable().rows
    }

    /// The same with the names and types of the columns, for statements that were written elsewhere.
    package func answer(_ sql: SQL) throws -> Answer {
        Answer(try run(sql).copyTable())
    }

    /// The number of rows inserted, updated, deleted or selected.
    @discardableResult
    package func execute(_ sql: SQL) throws -> Int {
        try run(sql).affectedRowCount
    }

    /// Many statements with no values, as one transaction unless they say otherwise: migrations.
    package func script(_ text: String) throws {
        try refuseIfCancelled()
        _ = try checked(handle.run(script: text), SQL(unsafeRaw: text))
    }

    private func run(_ sql: SQL) throws -> ResultHandle {
        try refuseIfCancelled()
        let binds = try BindBuffer(sql)
        let key = StatementCache.Key(text: sql.text, types: sql.binds.map(\.type))
        do {
            return try run(key, binds, sql)
        } catch let error as PostgresError where error.isStalePlan {
            // The table changed under the plan, or something dropped it. Inside a transaction the failure has
            // undone it, and `Database.transaction` starts over.
            statements.removeAll()
            guard !handle.isInTransaction else { throw error }
            return try run(key, binds, sql)
        }
    }

    private func run(_ key: StatementCache.Key, _ binds: borrowing BindBuffer, _ sql: SQL) throws
        -> ResultHandle
    {
        // A prepared statement would stay behind at a server that the next transaction may not meet again.
        switch handle.isPooled ? .sendWhole : statements.use(key) {
        case .sendWhole:
            return try checked(handle.run(key.text, binds: binds), sql)
        case .usePrepared(let name):
            return try checked(handle.run(prepared: name, binds: binds), sql)
        case .prepare(let name):
            do {
                _ = try checked(handle.prepare(name, text: key.text, binds: binds), sql)
            } catch {
                statements.remove(key)
                throw error
            }
            return try checked(handle.run(prepared: name, binds: binds), sql)
        case .dropAll:
            _ = try checked(handle.run(script: "DEALLOCATE ALL"), "DEALLOCATE ALL")
            statements.removeAll()
            return try run(key, binds, sql)
        }
    }

    /// The result, or what it says went wrong.
    private func checked(_ result: consuming ResultHandle, _ sql: SQL) throws -> ResultHandle {
        if result.isSuccess { return result }
        if result.isCopy {
            handle.close()
            throw PostgresError(message: "COPY is not supported", doing: sql.summary)
        }
        if result.field("C") == SQLState.readOnlyTransaction, handle.isOnStandby {
            // Not the statement is wrong, but the server: the next connection may find the one that takes writes.
            handle.close()
        }
        let error = PostgresError(result, doing: sql.summary, statement: sql.text, connection: handle)
        if let cancellation, cancellation.isRequested,
            error.sqlState == SQLState.queryCanceled || cancellation.isSevered
        {
            throw CancellationError()
        }
        throw error
    }

    private func refuseIfCancelled() throws {
        if let cancellation, cancellation.isRequested { throw CancellationError() }
    }
}

extension PostgresError {
    /// A prepared statement that the server can't run any more, though the statement itself is sound.
    var isStalePlan: Bool {
        sqlState == SQLState.statementMissing
            || (sqlState == SQLState.featureNotSupported && message.contains("cached plan"))
    }
}
