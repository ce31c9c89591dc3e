import Postgres

extension ReportReader {
    private static let step = 500

    /// Runs a statement that somebody else wrote: a cursor takes a SELECT or VALUES and nothing else, and lets us stop
    /// when it is enough. It is one statement, since the extended protocol takes no more.
    ///
    /// - Parameter name: how messages call it.
    func guarded(_ sql: SQL, called name: String) throws -> GuardedRows {
        do {
            return try fetch(sql, called: name, until: queryTime + timeout)
        } catch let error as PostgresError where error.sqlState == Self.cancelled {
            throw OwnReportFault.tookTooLong(name, timeout)
        } catch let error as PostgresError where error.sqlState != nil && !error.isTransient {
            throw OwnReportFault.refused(name, error.explanation)
        }
    }

    /// `query_canceled` (PostgreSQL manual, appendix A).
    private static let cancelled = "57014"

    private func fetch(_ sql: SQL, called name: String, until end: Duration) throws -> GuardedRows {
        try limit(to: end - queryTime)
        _ = try answer("DECLARE report_rows NO SCROLL CURSOR FOR " + sql)
        var found = GuardedRows()
        var bytes = 0
        repeat {
            try limit(to: end - queryTime)
            let next = try answer("FETCH \(unsafeRaw: String(Self.step)) FROM report_rows")
            found.columns = next.columns
            found.rows += next.rows
            bytes += next.size
            guard bytes <= GuardedRows.mostBytes else {
                throw OwnReportFault.tooLarge(name, bytes: GuardedRows.mostBytes)
            }
            guard next.rows.count == Self.step else { break }
            found.isCut = found.rows.count > GuardedRows.mostRows
        } while !found.isCut
        found.rows.removeLast(max(0, found.rows.count - GuardedRows.mostRows))
        _ = try answer("CLOSE report_rows")
        return found
    }
}

extension PostgresError {
    /// The server's word and its hint, for the author of the query. Data exceptions (class 22) quote values, which the
    /// description leaves out.
    fileprivate var explanation: String {
        guard sqlState?.hasPrefix("22") != true else { return description }
        let hint = details.first { $0.hasPrefix("hint: ") }?.dropFirst("hint: ".count)
        return message + (hint.map { "; \($0)" } ?? "")
    }
}
